extension Style {
  static let rock = Style(
    id: "rock", name: "Rock", summary: "Driven guitars and a straight beat; the chorus opens up.",
    tempoRange: 108...144, defaultTempo: 124, meter: Meter(beats: 4, unit: 4), modes: [.mixolydian, .minor, .major],
    swing: 0, barsPerLine: 2, introBars: 4, interludeBars: 4, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: ["I | I | IV | I", "I | bVII | IV | I", "I | V | IV | V", "I | IV | I | V"],
        preChorus: ["IV | V | IV | V", "vi | IV | ii | V", "ii | IV | V | V", "bVII | IV | V | V"],
        chorus: ["I | V | vi | IV", "IV | I | V | V", "I | IV | V | IV", "vi | IV | I | V"],
        bridge: ["vi | V | IV | V", "bVI | bVII | I | V", "ii | vi | IV | V", "bVII | bVII | IV | V"],
        cadences: ["IV V | I", "bVII V | I", "V | I"]),
      .mixolydian: HarmonyBook(
        verse: ["I | VII | IV | I", "I5 | I5 | VII | IV", "I | IV | VII | IV", "I | I | IV | VII"],
        preChorus: ["IV | VII | IV | VII", "ii | IV | VII | VII", "v | IV | v | VII", "IV | IV | VII | VII"],
        chorus: ["VII | IV | I | I", "I | VII | IV | VII", "IV | VII | I | v", "I | v | VII | IV"],
        bridge: ["v | VII | IV | IV", "ii | VII | IV | VII", "VII | VII | IV | IV", "v | ii | IV | VII"],
        cadences: ["IV VII | I", "VII | I", "VII IV | I"]),
      .minor: HarmonyBook(
        verse: ["i | VII | VI | VII", "i5 | i5 | VI | VII", "i | i | iv | VII", "i | III | VII | iv"],
        preChorus: ["iv | VI | VII | VII", "VI | VII | VI | V", "iv | VII | VI | V", "III | VII | iv | V"],
        chorus: ["VI | VII | i | i", "i | VI | III | VII", "III | VII | i | VI", "VI | III | VII | i"],
        bridge: ["iv | i | VI | V", "VI | VI | VII | V", "III | iv | VI | V", "iv | VI | VII | V"],
        cadences: ["VI VII | i", "iv V | i", "VII | i"]),
    ],
    melody: MelodyBook(
      rhythms: ["X.x.X.x.x.x.X.x.", "X...x.x.X.x.x.x.", "..x.x.x.X.x.x...", "X.x.x.X...X.x.x."], melisma: 0.04,
      repeated: 0.2, colour: [0, 2, 3, 4, 5, 7, 9, 10]),
    parts: [
      Part(
        "Drive guitar", .chords, program: 29, volume: 66, pan: 40, reverb: 26, register: 45...60, velocity: 66,
        levels: [
          ["x---------------"], ["x---------------", "x-------x-------"], ["x-x-x-x-x-x-x-x-", "X---x-x-x---x-x-"],
          ["X-x-x-x-X-x-x-x-", "X-----x-X---x-x-"], ["X-xxx-xxX-xxx-xx"],
        ]),
      Part(
        "Clean guitar", .chords, program: 27, volume: 76, pan: 88, reverb: 40, register: 50...69, velocity: 58,
        levels: [
          ["1-2-3-2-4-3-2-3-"], ["1-2-3-2-4-3-2-3-", "1-3-2-3-1-4-3-2-"], ["x-----x-x---x---"], [],
          ["x---x---x---x---"],
        ]),
      Part(
        "Bass", .bass, program: 34, volume: 98, register: 28...45, velocity: 80,
        levels: [[], ["r---r---r---r---"], ["r-r-r-r-r-r-r-r-"], ["r-r-r-r-r-r-r-a-"], ["r-r-r-r-r-8-r-a-"]]),
      Part(
        "Organ", .pad, program: 16, volume: 48, pan: 70, reverb: 50, register: 52...69, velocity: 44,
        levels: [[], [], [], ["pad"], ["pad"]]),
      Part(
        "Drums", .drums, program: 0, volume: 92, reverb: 28, velocity: 80,
        levels: [
          [], ["k:x.......x.......|s:....x.......x...|h:x.o.x.o.x.o.x.o."],
          [
            "k:x.......x.x.....|s:....X.......X...|h:x.x.x.x.x.x.x.x.",
            "k:x.....x.x.......|s:....X.......X...|h:x.x.x.x.x.x.x.x.",
          ],
          [
            "k:x.x.....x.x.....|s:....X.......X...|d:X.x.X.x.X.x.X.x.",
            "k:x.....x.x.x.....|s:....X.......X...|d:X.x.X.x.X.x.X.x.",
          ],
          ["k:x.x...x.x.x...x.|s:....X.......X...|d:X.x.X.x.X.x.X.x.|H:..............x."],
        ],
        fills: [
          "k:x.......x.......|s:x.xxx.xx........|t:........xxx.....|f:...........xxxxx",
          "k:x...x...x...x...|s:....x..xx..xxxxx",
        ]),
      Part(
        "Lead guitar", .answer, program: 30, volume: 58, pan: 60, reverb: 50, register: 57...76, velocity: 62,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
