extension Style {
  static let lullaby = Style(
    id: "lullaby", name: "Lullaby", summary: "Rocking six-eight with harp and music box, for small hours.",
    tempoRange: 66...92, defaultTempo: 78, meter: Meter(beats: 6, unit: 8), modes: [.major], swing: 0,
    barsPerLine: 2, introBars: 2, interludeBars: 2, endingBars: 2,
    harmony: [
      .major: HarmonyBook(
        verse: [
          "I | IV I/3 | ii7 | V", "I | V/3 | IV | I/3", "I | ii7 | I/3 | V", "I | vi | IV | V", "I | Isus4 I | IV | V7",
        ],
        preChorus: ["IV | I/3 | ii | V", "vi | iii | IV | V", "ii | vi | ii7 | V", "IV | V | vi | V/3"],
        chorus: ["IV | I | V | vi", "I | IV | I/3 | V", "vi | IV | I | V", "I/3 | IV | V | I"],
        bridge: ["vi | iii | IV | I", "ii | V | iii | V7sus4", "IV | iv6 | I | V", "vi | II7 | ii7 | V"],
        cadences: ["IV V | I", "ii7 V7 | I", "I/5 V7 | I"])
    ],
    melody: MelodyBook(
      rhythms: ["X...x.X...x.", "X.x.x.X.x.x.", "X...x.X.....", "X.x.x.X...x."], melisma: 0.14, third: 0.3, fifth: 1.9,
      colour: [0, 2, 4, 7, 9]),
    parts: [
      Part(
        "Harp", .chords, program: 46, volume: 96, pan: 56, reverb: 60, register: 48...67, velocity: 58,
        levels: [
          ["1-----2-----"], ["1-2-3-4-3-2-", "1-3-2-4-2-3-"], ["1-2-3-4-3-2-"], ["1-2-3-5-4-3-", "x-2-3-x-3-2-"],
          ["x-2-3-5-4-3-"],
        ]),
      Part(
        "Music box", .chords, program: 10, volume: 56, pan: 80, reverb: 66, register: 67...82, velocity: 42,
        levels: [["3-----1-----"], [], ["....3-....2-"], ["1---3-2---3-"], ["1-3-2-4-3-2-"]]),
      Part(
        "Bass", .bass, program: 32, volume: 88, register: 30...47, velocity: 62,
        levels: [[], ["r-----------"], ["r-----5-----"], ["r-----5---a-"], ["r---5-8---a-"]]),
      Part(
        "Strings", .pad, program: 49, volume: 58, pan: 66, reverb: 76, register: 55...72, velocity: 42,
        levels: [[], [], ["pad"], ["pad"], ["pad"]]),
      Part(
        "Triangle", .drums, program: 0, volume: 46, reverb: 50, velocity: 44,
        levels: [[], [], [], ["i:o.....o....."], ["i:o.....o.....|m:o...o.o...o."]],
        fills: []),
      Part(
        "Flute", .answer, program: 73, volume: 66, pan: 46, reverb: 66, register: 62...81, velocity: 50,
        levels: [["on"], ["on"], ["on"], ["on"], ["on"]]),
    ])
}
