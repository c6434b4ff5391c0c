// swift-tools-version: 6.1
import PackageDescription

/// Strictness that every target shares; a target that needs less does not belong here.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A library module with its own test target is one line: the import table of ARCHITECTURE.md is this list.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// A C library of the system, imported as it is.
func library(_ name: String, pkgConfig: String? = nil, apt: String) -> Target {
  .systemLibrary(name: name, path: "Sources/CLibraries/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A few lines of C or C++ where a library cannot be imported as it is (varargs, C++).
func shim(_ name: String, _ dependencies: [Target.Dependency] = [], link: [String] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/CLibraries/\(name)",
    linkerSettings: link.map { .linkedLibrary($0) })
}

func tests(_ module: String, _ others: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(module)Tests", dependencies: [.byName(name: module)] + others, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "songly",
  products: [
    .executable(name: "songly", targets: ["App"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Pure: no clock, no I/O, the seed is an argument.
    module("Core"),
    module("Policy", ["Core"]),
    module("HTML"),
    module("Writing", ["Core", "Policy"]),
    module("Music", ["Core", "Policy"]),
    module("Imaging", ["Core", "HTML"]),

    // C libraries, each behind one module.
    library("CFluidSynth", apt: "libfluidsynth-dev"),
    library("CSndfile", apt: "libsndfile1-dev"),
    library("CLame", apt: "libmp3lame-dev"),
    library("CEBUR128", apt: "libebur128-dev"),
    library("CHTSEngine", apt: "libhtsengine-dev"),
    library("CLibOpusEnc", pkgConfig: "libopusenc", apt: "libopusenc-dev"),
    library("CLibRSVG", pkgConfig: "librsvg-2.0", apt: "librsvg2-dev"),
    shim("COpus", ["CLibOpusEnc"]),
    shim("CPicture", ["CLibRSVG"]),
    shim("CTagLib", link: ["tag"]),
    shim("CChild"),
    library("CLibPQ", pkgConfig: "libpq", apt: "libpq-dev"),
    library("CArgon2", pkgConfig: "libargon2", apt: "libargon2-dev"),
    library("CLibCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
    library("CZlib", apt: "zlib1g-dev"),
    shim("CMail", ["CLibCurl"]),

    // Child-process wrappers of C media libraries.
    module(
      "Media",
      [
        "Core", "Policy", "Music", "Imaging", "CFluidSynth", "CSndfile", "CLame", "CEBUR128", "CHTSEngine", "COpus",
        "CPicture", "CTagLib", "CChild",
      ]),
    // Links espeak-ng (GPL-3): a program of its own, spoken to through pipes (docs/decisions/0002).
    .executableTarget(
      name: "songly-speak", path: "Sources/SpeakProgram", linkerSettings: [.linkedLibrary("espeak-ng")]),

    // Services.
    module(
      "Persistence",
      [
        "Core", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
        "CLibPQ",
      ]),
    module("Vault", ["Core", "Policy", "Persistence", .product(name: "Crypto", package: "swift-crypto")]),
    module("Jobs", ["Core", "Policy", "Persistence"]),
    module("Privacy", ["Core", "Policy", "Persistence", "Vault", "CZlib"]),
    module("Egress", ["Core", "Policy", "Persistence", "Vault", "Privacy"]),

    // Domain, tiers 1 to 3.
    module("Accounts", ["Core", "Policy", "Persistence", "Vault", "Jobs", "Egress", "Privacy", "CArgon2"]),
    module("Energy", ["Core", "Policy", "Persistence", "Vault", "Jobs", "Egress", "Privacy"]),
    module("Moderation", ["Core", "Policy", "Persistence", "Vault", "Jobs", "Egress", "Privacy"]),
    module(
      "Studio",
      [
        "Core", "Policy", "Persistence", "Vault", "Jobs", "Egress", "Privacy", "Accounts", "Energy", "Moderation",
        "Writing", "Music", "Imaging", "Media",
      ]),
    module(
      "Assistants",
      ["Core", "Policy", "Persistence", "Vault", "Jobs", "Egress", "Privacy", "Accounts", "Energy", "Moderation"]),
    module(
      "Sharing",
      ["Core", "Policy", "Persistence", "Vault", "Jobs", "Egress", "Privacy", "Studio", "Moderation"]),

    // Shells; neither imports the other.
    module("Adapters", ["Core", "Policy", "Egress", "CMail"]),
    module(
      "Web",
      [
        "Core", "Policy", "HTML", "Jobs", "Privacy", "Accounts", "Energy", "Studio", "Assistants", "Sharing", "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], resources: [.copy("Public")]),

    // Knows everything; the executable.
    .executableTarget(
      name: "App",
      dependencies: [
        "Core", "Policy", "Writing", "Media", "Persistence", "Vault", "Jobs", "Egress", "Privacy", "Accounts", "Energy",
        "Moderation", "Studio", "Assistants", "Adapters", "Web", "songly-speak",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),

    // What tests and benchmarks start beside the program: spending from another process, a bare server to compare with.
    .executableTarget(
      name: "songly-trial",
      dependencies: [
        "Core", "Policy", "Persistence", "Vault", "Energy", "Adapters", "Jobs", "Egress", "Privacy", "Accounts",
        "Studio",
        .product(name: "Hummingbird", package: "hummingbird"),
      ], path: "Tests/Trial", swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: ["Core", "Policy", "Persistence", "Vault", "Privacy", "Jobs", "Energy", "Accounts"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "WebSupport", dependencies: ["Core", "Studio", "Web"], path: "Tests/WebSupport", swiftSettings: strict),
    // One behaviour, every engine: each suite runs on SQLite and on PostgreSQL.
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "TestSupport", "Core", "Policy", "Persistence", "Vault", "Privacy", "Jobs", "Energy", "Accounts", "Studio",
        "Assistants", "Egress", "songly-trial",
      ], swiftSettings: strict),

    tests("Core"), tests("HTML"), tests("Policy", ["Core"]), tests("Imaging", ["Core"]),
    tests("Writing", ["Core", "Policy"]), tests("Music", ["Core", "Policy"]),
    tests("Media", ["Core", "Music", "Imaging", "Policy", "TestSupport"]),
    tests("Persistence", ["Core", "TestSupport"]), tests("Vault", ["Core", "Policy", "Persistence", "TestSupport"]),
    tests("Jobs", ["Core", "Policy", "Persistence", "TestSupport"]),
    tests("Egress", ["Core", "Policy"]),
    tests("Privacy", ["Core", "Policy", "Persistence", "Vault", "TestSupport"]),
    tests("Accounts", ["Core", "Policy", "Persistence", "Vault", "Jobs", "Privacy", "TestSupport"]),
    tests("Energy", ["Core", "Policy", "Persistence", "Jobs", "Privacy", "TestSupport"]), tests("Moderation"),
    tests("Assistants", ["Core", "Policy", "Privacy"]), tests("Sharing", ["Core"]),
    tests("Adapters", ["Core", "Policy", "TestSupport"], exclude: ["Mail/mail_server.py"]),
    tests(
      "Web",
      [
        "Core", "Policy", "HTML", "Jobs", "Privacy", "Accounts", "Energy", "Studio", "TestSupport", "WebSupport",
        "CZlib",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ], exclude: ["Pages/Studio/Goldens", "Pages/Account/Goldens"]),
    tests(
      "Studio",
      [
        "Core", "Policy", "Music", "Media", "Writing", "Persistence", "Vault", "Jobs", "Energy", "Accounts", "Privacy",
        "Moderation", "TestSupport",
      ]),
    // The programs themselves, as a user runs them; the runner lies beside them.
    .testTarget(
      name: "AppTests",
      dependencies: [
        "App", "Core", "Persistence", "Privacy", "Vault", "TestSupport", "WebSupport",
        "Policy", "Jobs", "Accounts", "Energy", "Studio", "Assistants", "Web",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ], swiftSettings: strict),
    // A whole instance and its data folder: what is there before an erasure, and after.
    .testTarget(
      name: "TraceTests",
      dependencies: [
        "App", "Core", "Policy", "Persistence", "Vault", "Jobs", "Privacy", "Accounts", "Energy", "Studio",
        "Assistants", "Egress", "Web", "TestSupport",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ], swiftSettings: strict),
    .testTarget(name: "JourneyTests", dependencies: ["App", "Web", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ListeningTests", dependencies: ["App", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
