extension Style {
  static let bossa = Style(
    id: "bossa", name: "Bossa nova", summary: "Nylon guitar and soft rims; warm chords and a tune that leans ahead.",
    tempoRange: 104...140, defaultTempo: 122, meter: Meter(beats: 4, unit: 4), modes: [.major, .minor], swing: 0,
    barsPerLine: 2, introBars: 4, interludeBars: 4, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: [
          "I6 | I6 | ii7 | V7", "I6 | vi7 | ii7 | V7", "I69 | II7 | ii7 | V7", "I6 | iii7 VI7 | ii7 | V7",
          "iii7 | VI7 | ii7 | V7",
        ],
        preChorus: [
          "IVmaj7 | iv6 | iii7 | VI7", "ii7 | V7 | iii7 | VI7", "vi7 | II7 | ii7 | V7", "IV6 | V7 | iii7 | V7",
        ],
        chorus: [
          "IVmaj7 | V7 | iii7 | vi7", "I69 | VI7 | ii7 | V7", "ii7 | V7 | I6 | vi7", "I6 | iv6 | I6 | II7",
          "IV6 | iv6 | iii7 | VI7",
        ],
        bridge: [
          "vi7 | II7 | vi7 | V7", "iv6 | bVII7 | IIImaj7 | V7", "IVmaj7 | iii7 | ii7 | V7", "iii7 | vi7 | ii7 | V7",
        ],
        cadences: ["ii7 V7 | I6", "iv6 V7 | I69", "ii7 V9 | I6"]),
      .minor: HarmonyBook(
        verse: ["i7 | i6 | iihd | V7", "i6 | iv7 | i6 | V7", "i7 | VI6 | iihd | V7", "i6 | i6 | iv7 | V7"],
        preChorus: [
          "iv7 | VII7 | III6 | VI6", "iv7 | i7 | iihd | V7", "VI6 | iv7 | iihd | V7", "iv6 | iv6 | iihd | V7",
        ],
        chorus: [
          "iv7 | VII7 | III6 | VImaj7", "i6 | iv7 | VII7 | III6", "VI6 | VII7 | i7 | i6", "iv7 | V7 | i7 | VI6",
        ],
        bridge: [
          "III6 | VI6 | iihd | V7", "iv7 | VII7 | III6 | V7", "VImaj7 | iv7 | iihd | V7", "iv6 | III6 | iihd | V7",
        ],
        cadences: ["iihd V7 | i6", "iv7 V7 | i6", "iv6 V7 | i7"]),
    ],
    melody: MelodyBook(
      rhythms: ["X..x..x.X.x..x..", "..x.x..xX.x..x..", "X..x..X..x..x.x.", "x.x..x..X..x..x."], repeated: 0.5,
      third: 0.2),
    parts: [
      Part(
        "Nylon guitar", .chords, program: 24, volume: 96, pan: 56, register: 50...69, velocity: 60,
        levels: [
          ["x-------x-------"], ["x--x--x---x--x--", "x--x---x--x-x---"], ["x--x--x---x--x--", "x-x--x--x--x--x-"],
          ["X--x--x-x-x--x--", "x-x--x-xx--x--x-"], ["X--x--x-x-x--x-x"],
        ]),
      Part(
        "Bass", .bass, program: 32, volume: 98, register: 28...45, velocity: 72,
        levels: [
          [], ["r-----5-5-----5-"], ["r-----5-5-----a-"], ["r-----5-5-----a-", "r--r--5-5--5--a-"],
          ["r--r--5-5--5--a-"],
        ]),
      Part(
        "Drums", .drums, program: 0, volume: 66, reverb: 26, velocity: 60,
        levels: [
          [], ["r:x..x..x...x..x.."], ["r:x..x..x...x..x..|h:o.o.o.o.o.o.o.o."],
          ["k:x.....x.x.....x.|r:x..x..x...x..x..|h:x.o.x.o.x.o.x.o."],
          ["k:x.....x.x.....x.|r:x..x..x...x..x..|h:xoxoxoxoxoxoxoxo|n:......x.......x."],
        ],
        fills: ["k:x.....x.x.....x.|r:x..x..x.........|n:..........x.x.xx|l:........x...x..."]),
      Part(
        "Strings", .pad, program: 49, volume: 52, pan: 78, reverb: 70, register: 55...72, velocity: 42,
        levels: [[], [], [], ["pad"], ["pad"]]),
      Part(
        "Flute", .answer, program: 73, volume: 72, pan: 74, reverb: 60, register: 64...83, velocity: 56,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
