extension Style {
  static let jazz = Style(
    id: "jazz", name: "Swing", summary: "Piano, walking bass and brushes; the eighths swing.",
    tempoRange: 92...136, defaultTempo: 112, meter: Meter(beats: 4, unit: 4), modes: [.major, .major, .minor],
    swing: 0.6, barsPerLine: 2, introBars: 4, interludeBars: 4, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: [
          "I6 vi7 | ii7 V7 | iii7 VI7 | ii7 V7", "I6 | VI7 | ii7 | V7", "ii7 | V7 | I6 | VI7", "I6 | I7 | IV6 | iv6",
          "I6 | iii7 VI7 | ii7 | V7",
        ],
        preChorus: [
          "IV6 | iv6 | iii7 VI7 | ii7 V7", "II7 | II7 | ii7 | V7", "vi7 | II7 | ii7 | V7",
          "IV6 | II7 | I6/5 VI7 | ii7 V7",
        ],
        chorus: [
          "IV6 | iv6 | I6 | VI7", "I6 | II7 | ii7 | V7", "iii7 | VI7 | ii7 | V7", "I6 | IV7 | iii7 VI7 | ii7 V7",
        ],
        bridge: ["III7 | VI7 | II7 | V7", "v7 | I7 | IV6 | II7", "vi7 | III7 | II7 | V7", "IV6 | iv6 | II7 | V7"],
        cadences: ["ii7 V7 | I6", "ii7 V9 | I69", "iv6 V7 | I6"]),
      .minor: HarmonyBook(
        verse: ["i6 | iihd V7 | i6 | iihd V7", "i6 | iv6 | i6 | V7", "i7 | VI7 | iihd | V7", "i6 | VII7 | VI7 | V7"],
        preChorus: ["iv7 | VII7 | III6 | V7", "iv6 | i6 | VI7 | V7", "VI7 | VI7 | iihd | V7", "iv7 | iv7 | iihd | V7"],
        chorus: ["iv7 | VII7 | III6 | VI6", "iv6 | i6 | VI7 V7 | i6", "VI7 | V7 | i6 | i6", "i6 | I7 | iv6 | V7"],
        bridge: ["III6 | VI6 | iihd | V7", "I7 | iv6 | VII7 | III6", "iv7 | VII7 | VI7 | V7", "v7 | I7 | iv6 | V7"],
        cadences: ["iihd V7 | i6", "iv6 V7 | i6", "VI7 V7 | i6"]),
    ],
    melody: MelodyBook(
      rhythms: ["X.x...x.X.x...x.", "..x.x.x.X.x.x.x.", "X.x.x.x...x.x.x.", "X...x.x.X...x.x."], repeated: 0.6,
      third: 0.2,
      fifth: 1.2),
    parts: [
      Part(
        "Piano", .chords, program: 0, volume: 86, pan: 52, register: 50...69, velocity: 58,
        levels: [
          ["x-------x-------"], ["x-----x-........", "......x-....x-.."], ["x-....x-....x-..", "....x-....x-..x-"],
          ["x-....x-..x-....", "..x-..x-....x-x-"], ["x-..x-x-..x-x-x-"],
        ]),
      Part(
        "Double bass", .bass, program: 32, volume: 102, register: 28...47, velocity: 78,
        levels: [
          ["r---------------"], ["r-------5-----a-"], ["r---3---5---a---"], ["r---3---5---a---", "r---5---3---a---"],
          ["r---3---5---a---"],
        ]),
      Part(
        "Brushes", .drums, program: 40, volume: 78, reverb: 30, velocity: 60,
        levels: [
          [], ["h:....x.......x..."], ["d:x...x.x.x...x.x.|h:....x.......x..."],
          ["k:o.......o.......|d:x...x.x.x...x.x.|h:....x.......x...|s:......o........."],
          ["k:o...o...o...o...|d:X...x.x.X...x.x.|h:....x.......x...|s:......o......o.."],
        ],
        fills: ["d:x...x.x.........|s:........x.x.x.x.|k:x..............."]),
      Part(
        "Strings", .pad, program: 49, volume: 48, pan: 78, reverb: 66, register: 55...72, velocity: 42,
        levels: [[], [], [], [], ["pad"]]),
      Part(
        "Saxophone", .answer, program: 66, volume: 70, pan: 72, reverb: 50, register: 55...74, velocity: 60,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
