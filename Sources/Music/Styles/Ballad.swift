extension Style {
  static let ballad = Style(
    id: "ballad", name: "Ballad", summary: "Slow and tender: piano, strings, drums that arrive with the chorus.",
    tempoRange: 76...104, defaultTempo: 92, meter: Meter(beats: 4, unit: 4), modes: [.major, .major, .minor], swing: 0,
    barsPerLine: 2, introBars: 2, interludeBars: 2, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: [
          "I | V/3 | vi | IV", "I | iii7 | IV | V", "I | vi7 | ii7 | Vsus4 V", "I | I/3 | IV | iv6",
          "vi | IV | I | V/3",
        ],
        preChorus: ["ii7 | V | iii7 | vi", "IV | I/3 | ii7 | V7sus4", "vi | iii | IV | V", "ii7 | I/3 | IV | V"],
        chorus: [
          "I | V | vi | IV", "IV | V | iii7 | vi", "I | V/3 | vi | ii7 V", "vi | IV | I | V", "I | iii | IV | V7sus4 V",
        ],
        bridge: ["vi | V | IV | I/3", "bVII | IV | I | V", "ii7 | vi | IV | V", "iii | vi | ii7 | V7sus4"],
        cadences: ["Vsus4 V | I", "IV V | I", "ii7 V7 | I"]),
      .minor: HarmonyBook(
        verse: ["i | VI | III | VII", "i | v7 | VI | iv", "i | VII/3 | VI | V", "i | i/3 | iv | V7"],
        preChorus: ["iv | VII | III | VI", "VI | VII | iv | V", "iv | i/3 | VI | V7", "VI | iv | VII | V"],
        chorus: ["VI | VII | i | v", "i | VI | III | VII", "iv | VII | III | VI", "i | VII | VI | VII"],
        bridge: ["VI | III | iv | V", "III | VII | iv | V7", "iv | i | VI | V", "VI | VII | III | V7/3"],
        cadences: ["iv V7 | i", "VI V | i", "iv V7sus4 | i"]),
    ],
    melody: MelodyBook(
      rhythms: [
        "X.x.x.x.X.x.x.x.", "x.X.x.x.X...x.x.", "X..xx.x.X..xx.x.", "..x.x.x.X.x.x...", "X.x.x..xX.x.x...",
      ], melisma: 0.1),
    parts: [
      Part(
        "Piano", .chords, program: 0, volume: 96, pan: 58, register: 48...69, velocity: 66,
        levels: [
          ["x---------------"], ["1-2-3-2-4-3-2-3-", "1-3-2-3-4-3-2-3-"], ["1-23x-2-1-23x-2-", "1-3-x-3-1-3-x-3-"],
          ["x---x-3-x---x-3-", "X---x---x-x-x---"], ["X---x-x-X---x-x-"],
        ]),
      Part(
        "Bass", .bass, program: 33, volume: 92, register: 28...45, velocity: 74,
        levels: [[], ["r---------------"], ["r-------5-----a-"], ["r-----r-5---r-a-"], ["r--r--r-5-r-8-a-"]]),
      Part(
        "Strings", .pad, program: 48, volume: 74, pan: 74, reverb: 70, register: 55...74, velocity: 52,
        levels: [[], [], ["pad"], ["pad"], ["pad"]]),
      Part(
        "Drums", .drums, program: 0, volume: 84, reverb: 30, velocity: 70,
        levels: [
          [], [], ["h:o...o...o...o...|r:........x......."],
          ["k:x.......x.x.....|r:....x.......x...|h:x.o.x.o.x.o.x.o."],
          ["k:x.....x.x.......|s:....X.......X...|h:x.o.x.o.x.o.x.o."],
        ],
        fills: ["k:x.......x.......|s:....x.....x.x...|t:............x.x.|u:..............xx"]),
      Part(
        "Cello", .answer, program: 42, volume: 80, pan: 46, reverb: 60, register: 48...67, velocity: 62,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
