extension EnglishBank {
  /// Just because: an ordinary day with somebody in mind.
  static let simply = #"""
    @open simply warm i4
    There's no occasion, there's no date,
    I simply felt I couldn't wait.

    I passed the [bakery|corner] on the square,
    And thought of you while standing there.

    @open simply playful i4
    It's Tuesday, and it's half past three,
    You've got a song, it came from me.

    I had a tune inside my shoe,
    I shook it out and thought of you.

    @open simply solemn i4
    Among the things I never said,
    There's one I've carried in my head.

    The days are many, words are few,
    I saved the best of them for you.

    @open simply i4
    A lazy day, a cup of tea,
    A tune came in and sat with me.

    @verse simply i4
    The [washing|linen] dances on the line,
    I hope your day's as good as mine.

    I saw a cloud shaped like a shoe,
    And wished that you could see it too.

    You don't do much, you think, and yet
    You're someone people don't forget.

    The sparrows argue in the tree,
    It sounds a bit like you and me.

    @verse simply warm i4
    You leave a little light behind
    In every [room|place], for all to find.

    You ask me how I've been, and stay
    To hear the things I have to say.

    @verse simply playful i4
    I tried to write you something grand,
    And got the ink all on my hand.

    You laugh before the joke is through,
    And so I laugh because of you.

    @verse simply solemn i4
    We say too late what should be said,
    So here it is, today instead.

    The world turns round on things like these,
    A word, a hand, a bit of ease.

    @hook simply t4
    [|Oh, ]{name}, [this little|little|this|] song's for you,
    Just because the sky is blue.

    [|Oh, ]{name}, [there's no one|no one|none|] quite like you,
    Everybody says so too.

    [|Oh, ]{name}, [I thought I|thought I|I|] ought to say,
    You light up the dullest day.

    [|Oh, ]{name}, [today I|now I|I|] sing to you,
    May the day be easy too.

    @hook simply i4
    [|Oh, ]{name}, [I've got no|got no|no|] reason why,
    Except the colour of the sky.

    [|Oh, ]{name}, [I hope this|hope this|may|] finds you well,
    With something [sweet|good] and new to tell.

    [|Oh, ]{name}, [the day is|day is|it's|] better now,
    You make it so, I don't know how.

    [|Oh, ]{name}, [why wait for|wait for|no|] special days,
    I'm glad of you in many ways.

    @chorus simply t4
    Keep it in your coat for rain,
    Hum it on a crowded train.

    No big reason, no big news,
    Only put on dancing shoes.

    If you're smiling, then it's done,
    Songs are only made for fun.

    @chorus simply i4
    So take this song and let it play,
    On any kind of any day.

    It isn't long, it isn't grand,
    It's just a tune, a waving hand.

    I only wanted you to hear
    That someone's glad that you are near.

    @bridge simply i4
    Perhaps you're busy, never mind,
    A song is not the hurried kind.

    @title simply
    Just Because, {name}
    For {name}, No Reason
    An Ordinary Day
    """#
}
