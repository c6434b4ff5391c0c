extension Style {
  static let march = Style(
    id: "march", name: "March", summary: "Brass, snare and a proud step, for anniversaries and victories.",
    tempoRange: 100...124, defaultTempo: 112, meter: Meter(beats: 4, unit: 4), modes: [.major, .major, .minor],
    swing: 0, barsPerLine: 2, introBars: 4, interludeBars: 4, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: ["I | V7 | V7 | I", "I | IV | V | I", "I | I/3 | IV | V", "I | vi | II7 | V", "I V | I | ii | V7"],
        preChorus: ["IV | I | II7 | V", "vi | III7 | vi | V7", "ii | V | II7 | V7", "IV | V/3 | vi | V"],
        chorus: ["I | IV | I | V7", "IV | I | V7 | I", "I | VI7 | ii | V7", "I | V/3 | vi | V", "vi | ii | V7 | I"],
        bridge: ["vi | vi | III7 | V7", "IV | iv | I | V7", "ii | vi | II7 | V7", "iii | vi | II7 | V"],
        cadences: ["I/5 V7 | I", "IV V7 | I", "ii V7 | I"]),
      .minor: HarmonyBook(
        verse: ["i | V7 | V7 | i", "i | iv | V7 | i", "i | VII | VI | V", "i | VI | iv | V7"],
        preChorus: ["iv | i | iv | V", "III | VII | iv | V7", "VI | iv | iihd | V7", "iv | VII | III | V7"],
        chorus: ["iv | i | V7 | i", "VI | VII | III | i", "i | iv | VII | III", "III | VII | i | V7"],
        bridge: ["III | III | VII | V7", "VI | III | iv | V7", "iv | VII | VI | V", "VI | iv | i/5 | V7"],
        cadences: ["i/5 V7 | i", "iv V7 | i", "VI V7 | i"]),
    ],
    melody: MelodyBook(
      rhythms: ["X..xX.x.X..xX.x.", "X...x.x.X...x.x.", "X.x.X.x.X...X...", "X..xX...X..xX..."], melisma: 0.02,
      repeated: 0.6,
      third: 0.2, fifth: 0.9),
    parts: [
      Part(
        "Horns", .chords, program: 60, volume: 72, pan: 48, reverb: 50, register: 48...67, velocity: 60,
        levels: [
          ["x-------x-------"], ["....x-......x-..", "..x-..x-..x-..x-"], ["..x-..x-..x-..x-"],
          ["X-x-x-x-X-x-x-x-", "..x-..x-..x-x-x-"],
          ["X-x-x-xxX-x-x-xx"],
        ]),
      Part(
        "Tuba", .bass, program: 58, volume: 94, register: 29...46, velocity: 76,
        levels: [[], ["r-......5-......"], ["r-..5-..r-..5-.."], ["r-..5-..r-..5-a-"], ["r-..5-..8-..5-a-"]]),
      Part(
        "Strings", .pad, program: 48, volume: 62, pan: 78, reverb: 60, register: 55...74, velocity: 48,
        levels: [[], [], [], ["pad"], ["pad"]]),
      Part(
        "Drums", .drums, program: 48, volume: 82, reverb: 40, velocity: 70,
        levels: [
          [], ["s:o...o.o.o...o.o."], ["k:x.......x.......|s:x.oox.oox.oox.oo"],
          ["k:x...x...x...x...|s:x.oox.oox.oox.oo|c:o..............."],
          ["k:x...x...x...x...|s:xooxxooxxooxxxxx"],
        ],
        fills: ["k:x...x...x...x...|s:x.xxx.xxx.xxxxxx", "k:x...x...x.x.x...|s:xoooxoooxoooxoxo"]),
      Part(
        "Trumpet", .answer, program: 56, volume: 68, pan: 70, reverb: 50, register: 58...76, velocity: 60,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
