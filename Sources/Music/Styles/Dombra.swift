extension Style {
  static let dombra = Style(
    id: "dombra", name: "Dombra", summary: "The gallop of the steppe: plucked strings, open fifths, frame drum.",
    tempoRange: 96...126, defaultTempo: 110, meter: Meter(beats: 4, unit: 4), modes: [.dorian, .minor, .dorian],
    swing: 0, barsPerLine: 2, introBars: 4, interludeBars: 4, endingBars: 2,
    harmony: [
      .dorian: HarmonyBook(
        verse: ["i5 | i5 | VII | i", "i | IV | i | VII", "i5 | III | VII | i", "i | v | IV | i", "i | VII | IV | v"],
        preChorus: ["III | VII | IV | VII", "IV | i | VII | v", "III | IV | v | VII", "VII | VII | IV | v"],
        chorus: ["III | VII | i | i", "IV | VII | III | i", "i | III | VII | IV", "VII | III | IV | i5"],
        bridge: ["v | III | IV | VII", "III | III | VII | v", "IV | v | III | VII", "VII | IV | III | v"],
        cadences: ["VII v | i5", "IV VII | i", "v | i5"]),
      .minor: HarmonyBook(
        verse: ["i5 | i5 | VII | i", "i | iv | VII | i", "i | III | VII | i", "i | VII | v | i"],
        preChorus: ["III | VII | iv | VII", "VI | VII | III | VII", "iv | i | VII | v", "III | iv | v | VII"],
        chorus: ["III | VII | i | i5", "VI | VII | III | i", "iv | VII | III | i", "i | VI | VII | v"],
        bridge: ["v | III | iv | VII", "VI | III | VII | v", "iv | v | VI | VII", "III | III | iv | v"],
        cadences: ["VII v | i5", "VI VII | i", "v | i5"]),
    ],
    melody: MelodyBook(
      rhythms: ["X.x.x.x.X.x.x.x.", "X..xx.x.X..xx.x.", "X.x.X...x.x.X...", "X.x...x.X.x...x."], melisma: 0.14,
      repeated: 0.5, third: 0.3, fifth: 0.9, colour: [0, 3, 5, 7, 10]),
    parts: [
      Part(
        "Dombra", .chords, program: 106, volume: 96, pan: 54, reverb: 36, register: 50...67, velocity: 66,
        levels: [
          ["x---x-x-x---x-x-"], ["X-xxX-xxX-xxX-xx", "x---x-xxx---x-xx"], ["X-xxX-xxX-xxX-xx", "X-xxx-x-X-xxx-x-"],
          ["XxxxXxxxX-xxX-xx", "X-xxX-xxXxxxX-xx"], ["XxxxX-xxXxxxX-xx"],
        ]),
      Part(
        "Low strings", .bass, program: 43, volume: 88, register: 29...46, velocity: 68,
        levels: [[], ["r---------------"], ["r-------5-------"], ["r-----r-5-----r-"], ["r-r---r-5-r---a-"]]),
      Part(
        "Kobyz", .pad, program: 48, volume: 56, pan: 78, reverb: 66, register: 50...67, velocity: 44,
        levels: [[], [], ["pad"], ["pad"], ["pad"]]),
      Part(
        "Frame drum", .drums, program: 0, volume: 76, reverb: 40, velocity: 66,
        levels: [
          [], [], ["f:x.......x.......|m:x.oox.oox.oox.oo"],
          ["f:x.....x.x.....x.|l:....x.oo....x.oo|m:x.oox.oox.oox.oo"],
          ["f:X..x..x.X..x..x.|l:....x.oo....x.oo|m:x.oox.oox.oox.oo|g:....x.......x..."],
        ],
        fills: ["f:x.......x.......|l:x.x.x.xxx.xxxxxx", "f:x..x..x.x..x..x.|l:........x.x.xxxx"]),
      Part(
        "Sybyzgy", .answer, program: 75, volume: 70, pan: 46, reverb: 64, register: 62...81, velocity: 56,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
