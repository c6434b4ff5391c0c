extension Style {
  static let childrens = Style(
    id: "childrens", name: "Children's", summary: "Bouncy and simple: ukulele, glockenspiel, hand claps.",
    tempoRange: 100...132, defaultTempo: 114, meter: Meter(beats: 4, unit: 4), modes: [.major], swing: 0.4,
    barsPerLine: 2, introBars: 4, interludeBars: 2, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: ["I | V | V7 | I", "I | I | IV | V", "I | IV | I | V7", "I | vi | ii | V7", "I V | I | IV V | I"],
        preChorus: ["IV | I | II7 | V", "IV | V | iii | V", "ii | V | ii | V7", "vi | IV | V | V7"],
        chorus: ["IV | I | V7 | I", "I | IV | V | I", "I | V/3 | vi | V", "IV | V | I | vi", "I IV | I | II7 | V"],
        bridge: ["vi | iii | IV | V", "ii | vi | II7 | V7", "IV | IV | I | V7", "vi | ii | IV | V"],
        cadences: ["V7 | I", "IV V7 | I", "ii V | I"])
    ],
    melody: MelodyBook(
      rhythms: ["X.x.X.x.X.x.X.x.", "X.x.x.x.X...x...", "X...x.x.X...x.x.", "X.x.X...X.x.X..."], melisma: 0,
      repeated: 0.1,
      third: 0.1, fifth: 1.2),
    parts: [
      Part(
        "Ukulele", .chords, program: 24, volume: 88, pan: 50, register: 55...72, velocity: 62,
        levels: [
          ["x---x---x---x---"], ["x---x-x-x---x-x-", "x---x---x---x-x-"], ["x-x-x-x-x-x-x-x-", "..x-..x-..x-..x-"],
          ["X-x-x-x-X-x-x-x-", "..x-..x-..x-x-x-"], ["X-x-x-x-X-x-x-x-"],
        ]),
      Part(
        "Tuba", .bass, program: 58, volume: 84, register: 31...48, velocity: 70,
        levels: [[], ["r-......5-......"], ["r-..5-..r-..5-.."], ["r-..5-..r-..5-a-"], ["r-..5-..r-5-8-a-"]]),
      Part(
        "Piano", .chords, program: 0, volume: 66, pan: 80, register: 52...69, velocity: 54,
        levels: [[], [], [], ["x-------x-------"], ["x---x---x---x---"]]),
      Part(
        "Drums", .drums, program: 0, volume: 74, reverb: 26, velocity: 66,
        levels: [
          [], ["w:x.......x......."], ["k:x.......x.......|p:....x.......x...|m:x.o.x.o.x.o.x.o."],
          ["k:x.......x.......|s:....o.......o...|p:....x.......x...|h:x.x.x.x.x.x.x.x."],
          ["k:x...x...x...x...|s:....x.......x...|p:....x.......x...|g:x.o.x.o.x.o.x.o."],
        ],
        fills: ["k:x.......x.......|w:x.x.xx..x.x.xx..", "k:x.......x.......|s:....x...x.x.xxx."]),
      Part(
        "Glockenspiel", .answer, program: 9, volume: 66, pan: 74, reverb: 50, register: 72...91, velocity: 54,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
