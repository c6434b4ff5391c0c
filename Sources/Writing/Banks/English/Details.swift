extension EnglishBank {
  /// Frames for what the giver told: the second line answers anything. Lines of one key rhyme with each other.
  static let details = #"""
    @detail i4 ~you
    {detail},
    I smile at that, I always do.

    {detail},
    I wrote it down, for it is true.

    {detail},
    And there's a verse in that for you.

    {detail},
    It came to me out of the blue.

    @detail i4 ~day
    {detail},
    I carry that through every day.

    {detail},
    That's something time can't take away.

    And one more thing: {detail},
    That's what I really came to say.

    {detail},
    It makes me smile along the way.

    @detail i4 ~light
    {detail},
    It warms me like a kitchen light.

    {detail},
    I think of it on many a night.

    I still remember: {detail},
    I hope I've got the story right.

    {detail},
    It makes a rainy evening bright.

    @detail i4 ~song
    {detail},
    I knew I'd put it in this song.

    {detail},
    I've kept it with me for so long.

    {detail},
    And that's where all my thoughts belong.

    It's simple, really: {detail},
    And now the band can play along.

    @detail i4 ~mind
    {detail},
    It's never very far from mind.

    {detail},
    The sort of thing you're glad to find.

    And by the way: {detail},
    I play it back, I press rewind.

    {detail},
    That's not a thing you leave behind.

    @detail i4 ~know
    {detail},
    I thought that everyone should know.

    {detail},
    I say it fast, I sing it slow.

    And let me tell you: {detail},
    It gives the evening such a glow.

    {detail},
    I wouldn't ever let that go.
    """#
}
