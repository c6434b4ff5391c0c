extension Style {
  static let waltz = Style(
    id: "waltz", name: "Waltz", summary: "Three in a bar, light on its feet: piano, strings, clarinet.",
    tempoRange: 112...156, defaultTempo: 134, meter: Meter(beats: 3, unit: 4), modes: [.major, .major, .minor],
    swing: 0, barsPerLine: 4, introBars: 4, interludeBars: 4, endingBars: 4,
    harmony: [
      .major: HarmonyBook(
        verse: [
          "I | I | V/5 | V7 | ii | V7 | I | I", "I | I/3 | IV | IV | ii7 | V7 | I | V7",
          "I | vi | ii | V7 | I | vi | IV | V7", "I | iii | IV | I/5 | ii | II7 | V | V7",
        ],
        preChorus: [
          "IV | IV | I/3 | I | II7 | II7 | V | V7", "vi | vi | iii | iii | IV | ii | V | V7",
          "ii | V | iii | vi | ii | II7 | V7sus4 | V7", "IV | V/3 | iii | vi | ii | ii7 | V | V",
        ],
        chorus: [
          "IV | IV | I | I | V7 | V7 | I | I", "I | V/3 | vi | iii | IV | I/3 | ii7 | V7",
          "vi | IV | I | V | vi | IV | V | V7", "I | I7 | IV | iv6 | I/5 | VI7 | II7 | V7",
        ],
        bridge: [
          "vi | vi | III7 | III7 | vi | vi | II7 | V7", "IV | iv6 | I | VI7 | ii | II7 | V | V7",
          "iii | vi | iii | vi | ii | V | IV | V7", "bVII | bVII | IV | IV | I | vi | ii7 | V7",
        ],
        cadences: ["ii7 | V7 | I | I", "IV | V7 | I | I", "I/5 | V7 | I | I"]),
      .minor: HarmonyBook(
        verse: [
          "i | i | V7 | V7 | V7 | V7 | i | i", "i | i/3 | iv | iv | V7 | V7 | i | V7",
          "i | VI | iv | V7 | i | VI | iihd | V7", "i | VII | VI | V | i | iv | V7 | V7",
        ],
        preChorus: [
          "iv | iv | i | i | VI | iv | V | V7", "VII | VII | III | III | iv | iihd | V | V7",
          "iv | VII | III | VI | iihd | iihd | V | V7", "VI | VI | III | III | iv | iv | V7 | V7",
        ],
        chorus: [
          "iv | VII | III | VI | iihd | V7 | i | i", "VI | VI | i | i | VII | V7 | i | i",
          "i | VII | III | VI | iv | i | V | V7", "iv | iv | i | i | V7 | V7 | i | I7",
        ],
        bridge: [
          "III | III | VII | VII | VI | VI | V | V7", "VI | III | VI | III | iv | i | V | V7",
          "iv | VII | III | III | iv | i/3 | V | V7", "VI | iv | i | i | iihd | iihd | V | V7",
        ],
        cadences: ["iv | V7 | i | i", "iihd | V7 | i | i", "i/5 | V7 | i | i"]),
    ],
    melody: MelodyBook(
      rhythms: ["X...x...x...", "X...x.x.x...", "X.....x.x...", "X...x...x.x.", "X.x.x...x..."], melisma: 0.14),
    parts: [
      Part(
        "Piano", .chords, program: 0, volume: 90, pan: 58, register: 50...69, velocity: 60,
        levels: [
          ["x-----------"], ["....x-..x-..", "1---2---3---"], ["....x-..x-..", "1-2-3-4-3-2-"],
          ["X-..x-..x-..", "x---x-x-x---"],
          ["X-..x-x-x-x-"],
        ]),
      Part(
        "Bass", .bass, program: 32, volume: 98, register: 28...45, velocity: 76,
        levels: [[], ["r-----------"], ["r-------5---"], ["r-------a---", "r-------5-a-"], ["r---5---a---"]]),
      Part(
        "Strings", .pad, program: 48, volume: 66, pan: 72, reverb: 70, register: 55...74, velocity: 50,
        levels: [[], [], ["pad"], ["pad"], ["pad"]]),
      Part(
        "Drums", .drums, program: 0, volume: 60, reverb: 30, velocity: 58,
        levels: [
          [], [], ["h:....o...o..."], ["k:x...........|r:....x...x...|h:x...o...o..."],
          ["k:x...........|s:....o...o...|d:x...x.x.x..."],
        ],
        fills: ["k:x...........|s:....x...x.xx", "k:x...........|s:....x.x.x.x."]),
      Part(
        "Clarinet", .answer, program: 71, volume: 74, pan: 48, reverb: 56, register: 58...77, velocity: 58,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
