extension EnglishBank {
  /// Graduation: late lamps, thrown hats, the road after.
  static let graduation = #"""
    @open graduation warm i4
    The lamp was on till half past two,
    Now look at what it did for you.

    The gowns are black, the lawn is green,
    The proudest [row|crowd] you've ever seen.

    @open graduation playful i4
    The hats went up, the hats came down,
    And one's still missing in the town.

    You lived on noodles, tea and hope,
    And learned a thousand ways to cope.

    @open graduation solemn i4
    The hall is full, they call the names,
    And nothing after stays the same.

    A door has opened in the wall,
    And you have earned it, after all.

    @open graduation i4
    The books are closed, the desk is clear,
    The day you worked for, now is here.

    @verse graduation i4
    There's [ink|chalk] still drying on your hand,
    And half the answers in the sand.

    You took the bus in rain and snow,
    You learned the things you had to know.

    The page you feared, you turned it too,
    And found the answer there for you.

    You packed your room into a box,
    Three plants, a lamp, and seven socks.

    @verse graduation warm i4
    I saw you tired, I saw you try,
    I saw you look it in the eye.

    The ones who taught you, they all knew
    There was a [steady|patient] flame in you.

    @verse graduation playful i4
    You slept on books, you woke on notes,
    You dreamt in footnotes and in quotes.

    The coffee pot deserves a prize,
    For all those nights and open eyes.

    @verse graduation solemn i4
    What you have learned, no thief can take,
    It stays with every choice you make.

    Go kindly where the road is steep,
    You have so many words to keep.

    @hook graduation t4
    [|Oh, ]{name}, [go on and|on and|go|] throw your hat,
    We'll remember you like that.

    [|Oh, ]{name}, [you made it|made it|you|] all the way,
    Nothing's better than today.

    [|Oh, ]{name}, [the road is|road is|it's|] open wide,
    Take your courage for a ride.

    [|Oh, ]{name}, [today you|now you|you|] spread your wings,
    Hear how loud the whole hall sings.

    @hook graduation i4
    [|Oh, ]{name}, [tomorrow|morning|it|] waits for you,
    With all the things you're going to do.

    [|Oh, ]{name}, [you did it|did it|you|] day by day,
    And now the whole world's on its way.

    [|Oh, ]{name}, [take up your|take your|your|] map and go,
    There's nothing you can't come to know.

    [|Oh, ]{name}, [we're proud, we're|oh, so|we're|] proud of you,
    For every mile you struggled through.

    @chorus graduation t4
    Every book and every night
    Brought you closer to the light.

    Pack your bag and choose your star,
    We will love you where you are.

    Wave a little from the train,
    Write to us in sun and rain.

    @chorus graduation i4
    The road goes on, the road is long,
    You've got your shoes, you've got your song.

    So here's to what you don't yet know,
    And every place you've yet to go.

    We'll keep the porch light on for you,
    Whatever you set out to do.

    @bridge graduation i4
    And if you fail, then fail with grace,
    And find another, better place.

    @title graduation
    Hats in the Air
    Go Far, {name}
    {name}'s Road
    """#
}
