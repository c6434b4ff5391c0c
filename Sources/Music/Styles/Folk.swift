extension Style {
  static let folk = Style(
    id: "folk", name: "Folk", summary: "A picked guitar, a fiddle and a plain tune, as if round a table.",
    tempoRange: 96...126, defaultTempo: 110, meter: Meter(beats: 4, unit: 4), modes: [.major, .mixolydian, .major],
    swing: 0.12, barsPerLine: 2, introBars: 4, interludeBars: 4, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: ["I | IV | I | V", "I | I/3 | IV | V", "I | vi | IV | I", "I | V | IV | I", "I | IV I | vi | V"],
        preChorus: ["IV | I | IV | V", "vi | IV | I | V", "ii | V | vi | V", "IV | V | I/3 | V"],
        chorus: ["IV | I | V | vi", "I | V | IV | I", "IV | V | I | vi", "vi | IV | I | V"],
        bridge: ["vi | iii | IV | V", "ii | vi | IV | V", "vi | V | IV | V", "IV | I | ii | V"],
        cadences: ["IV V | I", "V7 | I", "ii V | I"]),
      .mixolydian: HarmonyBook(
        verse: ["I | VII | IV | I", "I | IV | VII | I", "I | I | VII | IV", "I | v | IV | I"],
        preChorus: ["IV | VII | IV | VII", "ii | IV | v | VII", "IV | I | VII | VII", "ii | I | IV | VII"],
        chorus: ["VII | IV | I | I", "I | VII | I | IV", "IV | VII | I | v", "I | IV | I | VII"],
        bridge: ["v | VII | IV | VII", "ii | IV | v | VII", "IV | ii | VII | VII", "v | ii | IV | VII"],
        cadences: ["VII | I", "IV VII | I", "IV | I"]),
    ],
    melody: MelodyBook(
      rhythms: ["X.x.x.x.X.x.x.x.", "X...x.x.X...x.x.", "X..xx.x.X..xx.x.", "x.x.X...x.x.X..."], melisma: 0.12,
      third: 0.3, colour: [0, 2, 4, 7, 9]),
    parts: [
      Part(
        "Steel guitar", .chords, program: 25, volume: 92, pan: 52, register: 48...67, velocity: 62,
        levels: [
          ["1---3---2---4---"], ["1-3-2-4-1-3-2-3-", "1-2-4-3-1-2-4-3-"], ["1-3x2-4-1-3x2-3-", "x-3-2-3-x-3-2-4-"],
          ["X-x-x-xxX-x-x-x-", "X---x-x-X-x-x-xx"], ["X-xxx-xxX-xxx-xx"],
        ]),
      Part(
        "Double bass", .bass, program: 32, volume: 98, register: 28...45, velocity: 76,
        levels: [[], ["r-------5-------"], ["r-------5-----a-"], ["r---5---r---5-a-"], ["r---5---8---5-a-"]]),
      Part(
        "Accordion", .pad, program: 21, volume: 52, pan: 84, reverb: 50, register: 52...69, velocity: 44,
        levels: [[], [], ["pad"], ["pad"], ["pad"]]),
      Part(
        "Drums", .drums, program: 0, volume: 70, reverb: 26, velocity: 62,
        levels: [
          [], [], ["m:x.o.x.o.x.o.x.o."], ["k:x.......x.......|g:....x.......x...|m:x.o.x.o.x.o.x.o."],
          ["k:x.......x.....x.|g:....X.......X...|m:xooxxooxxooxxoox"],
        ],
        fills: ["k:x.......x...x...|g:....x...x.x.x.xx|m:x.o.x.o........."]),
      Part(
        "Fiddle", .answer, program: 40, volume: 78, pan: 76, reverb: 56, register: 60...79, velocity: 60,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
