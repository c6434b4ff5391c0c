extension Style {
  static let pop = Style(
    id: "pop", name: "Pop", summary: "Bright and steady: guitars, bass and drums, a chorus to sing along.",
    tempoRange: 98...128, defaultTempo: 112, meter: Meter(beats: 4, unit: 4), modes: [.major, .major, .minor],
    swing: 0, barsPerLine: 2, introBars: 4, interludeBars: 2, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: ["I | I | IV | IV", "vi | IV | I | V", "I | vi | IV | V", "I | V/3 | vi | IV", "IV | I/3 | V | vi"],
        preChorus: ["ii | IV | V | V", "IV | V | vi | V/3", "ii | vi | IV | V7sus4", "vi | V/3 | IV | V"],
        chorus: ["I | V | vi | IV", "vi | IV | I | V", "IV | I | V | vi", "I | IV | vi | V", "IV | V | I/3 | vi"],
        bridge: ["IV | IV | vi | V", "bVII | IV | I | V", "ii | iii | IV | V", "vi | iii | IV | Vsus4 V"],
        cadences: ["IV V | I", "Vsus4 V | I", "ii V | I"]),
      .minor: HarmonyBook(
        verse: ["i | VI | III | VII", "i | i | VI | VII", "i | III | VII | iv", "i | v | VI | VII"],
        preChorus: ["iv | VI | VII | VII", "VI | VII | i | V", "iv | i | VI | VII", "VI | iv | VII | V"],
        chorus: ["VI | VII | i | III", "i | VII | VI | VII", "VI | III | VII | i", "iv | VI | i | VII"],
        bridge: ["iv | iv | i | VII", "VI | III | iv | V", "III | VII | VI | V", "iv | VII | III | V"],
        cadences: ["VI VII | i", "iv V | i", "VII V | i"]),
    ],
    melody: MelodyBook(
      rhythms: ["X.x.x.x.X.x.x.x.", "..x.X.x.x.x.X.x.", "X.x.X.X...x.X.x.", "x.X...x.x.X.x.x.", "X...x.x.x.X.x.x."],
      repeated: 0.4),
    parts: [
      Part(
        "Acoustic guitar", .chords, program: 25, volume: 84, pan: 44, register: 50...69, velocity: 62,
        levels: [
          ["x-------x-------"], ["x---x-x---x-x---", "1-2-3-2-4-3-2-3-"], ["x---x-x-x-x-x-x-", "X---x-x---x-x-x-"],
          ["X-x-x-x-X-x-x-x-", "X---x-x-.-x-x-x-"], ["X-x-x-xxX-x-x-x-"],
        ]),
      Part(
        "Electric piano", .chords, program: 4, volume: 74, pan: 82, register: 52...71, velocity: 56,
        levels: [[], [], ["x-------x-------"], ["x---------x-----", "x-------x---x---"], ["x-----x---x-x---"]]),
      Part(
        "Bass", .bass, program: 33, volume: 96, register: 28...45, velocity: 78,
        levels: [
          [], ["r-------r-----a-"], ["r---r---r---r-a-"], ["r-r-r-r-r-r-r-a-", "r--r--r-r--r-5a-"],
          ["r-r-r-r-8-r-5-a-"],
        ]),
      Part(
        "Pad", .pad, program: 89, volume: 60, pan: 64, reverb: 70, register: 55...72, velocity: 46,
        levels: [[], [], [], ["pad"], ["pad"]]),
      Part(
        "Drums", .drums, program: 0, volume: 88, reverb: 24, velocity: 74,
        levels: [
          [], ["h:o...o...o...o...|r:....x.......x..."], ["k:x.......x.x.....|s:....x.......x...|h:x.o.x.o.x.o.x.o."],
          [
            "k:x..x....x.x.....|s:....X.......X...|h:x.x.x.x.x.x.x.x.",
            "k:x.....x.x.......|s:....X.......X..o|h:x.x.x.x.x.x.x.x.",
          ],
          ["k:x..x..x.x.x.....|s:....X.......X...|h:x.x.x.x.x.x.x.x.|g:..o...o...o...o."],
        ],
        fills: [
          "k:x.......x.......|s:....x...x.x.xxxx|h:x.x.x.x.........",
          "k:x.......x.......|s:....x.....x.....|t:........x.x.....|u:............xx..|f:..............xx",
        ]),
      Part(
        "Lead guitar", .answer, program: 27, volume: 76, pan: 54, reverb: 56, register: 55...74, velocity: 62,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
