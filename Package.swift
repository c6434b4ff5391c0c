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

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "songly",
  products: [
    .executable(name: "songly", targets: ["App"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Pure: no clock, no I/O, the seed is an argument.
    module("Core"),
    module("Policy", ["Core"]),
    module("HTML"),
    module("Writing", ["Core", "Policy"]),
    module("Music", ["Core", "Policy"]),
    module("Imaging", ["Core", "HTML"]),

    // Child-process wrappers of C media libraries.
    module("Media", ["Core", "Policy", "Music"]),

    // Services.
    module("Persistence", ["Core"]),
    module("Vault", ["Core", "Policy", "Persistence"]),
    module("Jobs", ["Core", "Policy", "Persistence"]),
    module("Egress", ["Core", "Policy", "Persistence"]),
    module("Privacy", ["Core", "Policy", "Persistence", "Vault"]),

    // Domain, tiers 1 to 3.
    module("Accounts", ["Core", "Policy", "Persistence", "Vault", "Jobs", "Egress", "Privacy"]),
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
    module("Adapters", ["Core", "Policy", "Egress"]),
    module("Web", ["Core", "Policy", "HTML", "Accounts", "Energy", "Studio", "Assistants", "Sharing"]),

    // Knows everything; the executable.
    .executableTarget(
      name: "App",
      dependencies: [
        "Core", "Policy", "Music", "Writing", "Imaging", "Media", "Studio", "Adapters", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
  ]
)
