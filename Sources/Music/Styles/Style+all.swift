extension Style {
  /// Every style, in the order in which they are offered.
  public static let all: [Style] = [
    ballad, pop, folk, bossa, waltz, lullaby, rock, romance, dombra, childrens, synthpop, march, jazz,
  ]
}
