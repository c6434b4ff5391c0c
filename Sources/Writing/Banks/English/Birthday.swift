extension EnglishBank {
  /// Birthday: the table, the candles, one more year.
  static let birthday = #"""
    @open birthday warm i4
    The kettle hums, the [street|lane] is still,
    The light is climbing up the hill.

    The morning found me wide awake,
    With [candles|berries] counted for a cake.

    @open birthday playful i4
    The cake is leaning to the right,
    We ate the best of it last night.

    I blew up all the [red|blue] balloons,
    And hummed a dozen silly tunes.

    @open birthday solemn i4
    Another year has come to stand
    Beside the door with open hand.

    A year goes by on silent feet,
    And leaves its footprints on the street.

    @open birthday i4
    I wrote your name across the date,
    And tied a ribbon to the gate.

    @verse birthday i4
    There's [tea|jam] and bread, there's room for more,
    Your friends are talking at the door.

    We set the table by the tree,
    With [cups|chairs] for you and all and me.

    Now make a wish and hold it tight,
    Then blow a little wind of light.

    The [post|phone] has brought a dozen ways
    To wish you long and easy days.

    @verse birthday warm i4
    The world got bigger by a heart
    The day you came to play your part.

    You carry all your years so well,
    Like shells with [stories|oceans] still to tell.

    @verse birthday playful i4
    I tried to count the candles twice,
    Then gave it up and took a slice.

    You're older than you were last year,
    And still the loudest laugh in here.

    @verse birthday solemn i4
    I'm thankful for the road you took,
    For every [page|line] of such a book.

    May all the days you've yet to see
    Be kind to you, and full, and free.

    @hook birthday t4
    [|Oh, ]{name}, [today the|all the|the|] bells will ring,
    Even sleepy birds will sing.

    [|Oh, ]{name}, [tonight the|now the|the|] candles glow,
    Make a wish and let it go.

    [|Oh, ]{name}, [today is|this is|it's|] all for you,
    Every song we ever knew.

    [|Oh, ]{name}, [another|one more|a|] golden year,
    All of us are glad you're here.

    @hook birthday i4
    [|Oh, ]{name}, [come on and|come and|come|] cut the cake,
    And tell us every wish you make.

    [|Oh, ]{name}, [we came to|let us|let's|] sing along,
    The day is young, and so's the song.

    [|Oh, ]{name}, [there's light in|light in|in|] every room,
    And every window box in bloom.

    [|Oh, ]{name}, [may all your|may your|may|] roads be wide,
    With someone singing by your side.

    @chorus birthday t4
    Lift the glasses, pass the bread,
    There are brighter days ahead.

    Every door you open wide
    Has another spring inside.

    May the year be kind and long,
    Full of bread and full of song.

    @chorus birthday i4
    We'll [dance|sing] until the night is thin,
    And let another year come in.

    You light a candle in us all,
    And every shadow's growing small.

    Here's all the sugar, all the sun,
    For you, the one and only one.

    @bridge birthday i4
    The numbers only tell the time,
    They never say how high you climb.

    @title birthday
    {name}'s Day
    Candles for {name}
    One More Year, {name}
    """#
}
