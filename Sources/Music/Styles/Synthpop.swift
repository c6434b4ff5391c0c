extension Style {
  static let synthpop = Style(
    id: "synthpop", name: "Synth-pop", summary: "Arpeggiators, a pulsing bass and a four-on-the-floor chorus.",
    tempoRange: 108...132, defaultTempo: 118, meter: Meter(beats: 4, unit: 4), modes: [.minor, .major, .dorian],
    swing: 0, barsPerLine: 2, introBars: 4, interludeBars: 4, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: ["I | vi | IV | V", "vi | vi | IV | V", "I | iii | IV | IV", "IV | vi | I | V"],
        preChorus: ["ii | vi | IV | V", "IV | V | iii | vi", "ii | IV | vi | V", "IV | IV | V | V"],
        chorus: ["vi | IV | I | V", "IV | V | vi | I/3", "I | V | ii | IV", "IV | I | vi | V"],
        bridge: ["ii | ii | vi | V", "bVI | bVII | I | V", "IV | iii | ii | V", "vi | ii | IV | V"],
        cadences: ["IV V | I", "Vsus4 V | I", "bVII V | I"]),
      .minor: HarmonyBook(
        verse: ["i | i | VI | VII", "i | VII | VI | VII", "i | III | VI | VI", "i | iv | VI | VII"],
        preChorus: ["iv | VI | VII | v", "VI | VII | VI | VII", "iv | III | VI | VII", "iv | v | VI | V"],
        chorus: ["VI | VII | i | v", "i | VI | III | VII", "VI | III | VII | i", "iv | VI | III | VII"],
        bridge: ["iv | iv | VI | V", "III | VII | iv | VII", "VI | VI | v | VII", "III | v | VI | VII"],
        cadences: ["VI VII | i", "iv VII | i", "iv V | i"]),
      .dorian: HarmonyBook(
        verse: ["i | IV | i | IV", "i | VII | IV | IV", "i | i | III | IV", "i | v | IV | VII"],
        preChorus: ["III | VII | IV | VII", "v | IV | III | VII", "IV | IV | v | VII", "III | IV | v | v"],
        chorus: ["III | VII | i | IV", "i | III | VII | IV", "VII | IV | i | i", "IV | VII | III | i"],
        bridge: ["v | v | IV | VII", "III | III | IV | v", "VII | v | III | IV", "IV | III | v | VII"],
        cadences: ["IV VII | i", "v VII | i", "VII v | i"]),
    ],
    melody: MelodyBook(
      rhythms: ["X.x.x.x.X.x.x.x.", "X..x..x.X..x..x.", "..x.x.x.X.x.X...", "X.x.X.x.x.X.x.x."], melisma: 0.04,
      repeated: 0.2),
    parts: [
      Part(
        "Arpeggio", .chords, program: 81, volume: 54, pan: 44, reverb: 50, register: 52...69, velocity: 54,
        levels: [
          ["1-2-3-2-1-2-3-2-"], ["1-2-3-2-4-3-2-3-", "1-3-2-3-1-3-2-3-"], ["1-2-3-4-1-2-3-4-"],
          ["1232423212324232", "1234321212343212"],
          ["1234543212345432"],
        ]),
      Part(
        "Synth bass", .bass, program: 38, volume: 92, register: 28...45, velocity: 78,
        levels: [
          [], ["r-------r-------"], ["r-r-r-r-r-r-r-r-"], ["r-8-r-8-r-8-r-8-", "r-r-8-r-r-r-8-r-"],
          ["r-8-r-8-r-8-r-a-"],
        ]),
      Part(
        "Pad", .pad, program: 90, volume: 60, pan: 76, reverb: 76, register: 53...72, velocity: 46,
        levels: [["pad"], ["pad"], ["pad"], ["pad"], ["pad"]]),
      Part(
        "Stabs", .chords, program: 62, volume: 52, pan: 84, reverb: 40, register: 52...69, velocity: 54,
        levels: [[], [], [], ["x-....x-....x-..", "..x-..x-..x-..x-"], ["x-..x-x-..x-x-.."]]),
      Part(
        "Drums", .drums, program: 25, volume: 88, reverb: 30, velocity: 78,
        levels: [
          [], ["k:x.......x.......|h:..o...o...o...o."], ["k:x...x...x...x...|p:....x.......x...|h:..x...x...x...x."],
          ["k:X...X...X...X...|s:....X.......X...|p:....x.......x...|H:..o...o...o...o."],
          ["k:X...X...X...X...|s:....X.......X...|p:....x.......x...|H:..x...x...x...x.|h:xoxoxoxoxoxoxoxo"],
        ],
        fills: ["k:x...x...x...x...|s:....x...x.x.xxxx", "k:x...x...........|s:x.x.x.x.xxxxxxxx"]),
      Part(
        "Lead synth", .answer, program: 80, volume: 52, pan: 58, reverb: 60, register: 60...79, velocity: 58,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
