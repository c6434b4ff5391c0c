extension Style {
  static let romance = Style(
    id: "romance", name: "Romance", summary: "A Russian romance: minor, six-eight, guitar arpeggios and a violin.",
    tempoRange: 78...112, defaultTempo: 94, meter: Meter(beats: 6, unit: 8), modes: [.minor], swing: 0,
    barsPerLine: 2, introBars: 2, interludeBars: 4, endingBars: 2,
    harmony: [
      .minor: HarmonyBook(
        verse: [
          "i | iv | V7 | i", "i | V7/3 | i | iv", "i | I7 | iv | V7", "i | VI | iihd | V7", "i | i/3 | iv6 | V7",
        ],
        preChorus: ["iv | VII7 | III | V7", "iv | i | iihd | V7", "VI | iv | i/5 | V7", "VII | III | iv | V7"],
        chorus: [
          "iv | VII7 | III | VI", "iv | i | V7 | i", "VI | III | iv | V7", "I7 | iv | VII7 | III",
          "iv | i | iihd V7 | i",
        ],
        bridge: ["III | VII | iv | V7", "VI | iv | III | V7", "iv | iv6 | i | V7", "VII7 | III | iihd | V7"],
        cadences: ["iv V7 | i", "i/5 V7 | i", "iihd V7 | i"])
    ],
    melody: MelodyBook(
      rhythms: ["X.x.x.X.x.x.", "X...x.X.x.x.", "X.x.x.X.....", "x.x.x.X...x."], melisma: 0.12, third: 0.4, fifth: 1.0,
      leap: 1.6),
    parts: [
      Part(
        "Nylon guitar", .chords, program: 24, volume: 102, pan: 56, reverb: 50, register: 47...67, velocity: 64,
        levels: [
          ["1-----3-----"], ["1-2-3-4-3-2-", "1-3-2-4-3-2-"], ["1-2-3-4-3-2-", "1-2-4-3-4-2-"],
          ["x-2-3-x-3-2-", "x-3-4-x-3-4-"],
          ["X-3-4-x-x-x-"],
        ]),
      Part(
        "Bass", .bass, program: 32, volume: 92, register: 28...45, velocity: 68,
        levels: [[], ["r-----------"], ["r-----5-----"], ["r-----5---a-"], ["r---5-8---a-"]]),
      Part(
        "Strings", .pad, program: 48, volume: 64, pan: 74, reverb: 74, register: 55...74, velocity: 48,
        levels: [[], [], [], ["pad"], ["pad"]]),
      Part(
        "Piano", .chords, program: 0, volume: 66, pan: 80, reverb: 50, register: 55...72, velocity: 52,
        levels: [[], [], ["x-----------"], ["x---x-x---x-", "x-----x---x-"], ["x---x-x-x-x-"]]),
      Part(
        "Violin", .answer, program: 40, volume: 78, pan: 44, reverb: 64, register: 57...79, velocity: 60,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
