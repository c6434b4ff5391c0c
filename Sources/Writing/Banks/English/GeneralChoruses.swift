extension EnglishBank {
  /// Hooks, chorus couplets and titles for every occasion.
  static let generalChoruses = #"""
    @hook t4
    [|Oh, ]{name}, [I sing this|sing this|I|] just for you,
    Every word of it is true.

    [|Oh, ]{name}, [we're all so|all so|so|] glad you're near,
    Let the whole street stop and hear.

    [|Oh, ]{name}, [come out and|out and|come|] hear the sound,
    Turn the heavy world around.

    [|Oh, ]{name}, [you make the|make the|the|] morning bright,
    Leave us with a little light.

    @hook i4
    [|Oh, ]{name}, [I hope you|hope you|you|] hear me sing,
    I've put your name on everything.

    [|Oh, ]{name}, [there's music|music's|it's|] in your name,
    And no two singers sound the same.

    [|Oh, ]{name}, [come stay with|stay with|stay|] us a while,
    The room is better for your smile.

    [|Oh, ]{name}, [the morning|morning|it|] calls for you,
    And we are calling for you too.

    @chorus t4
    Sing it softly, sing it strong,
    You have been here all along.

    Let it travel down the wire,
    Warm as bread beside the fire.

    Up the hill and round the bend,
    Here's a song from end to end.

    Ring it once and ring it twice,
    Every word of this is nice.

    Every window, every stair,
    Tells me somebody is there.

    Take your time and take your pick,
    Let the kitchen clock go tick.

    @chorus i4
    The song is small, the heart is wide,
    And all of us are at your side.

    And should you ever lose your way,
    Just hum along to what we play.

    We'll sing it loud, we'll sing it low,
    Until the very rivers know.

    From open field to city light,
    We're singing this to you tonight.

    Let every neighbour raise a hand,
    And every dog, and every band.

    It's more than words can ever be,
    It's how you look at all you see.

    @title
    A Song for {name}
    Hello, {name}
    {name}, Hear Me Sing
    This One's for {name}
    """#
}
