extension EnglishBank {
  /// Anniversary: the years together and what they were made of.
  static let anniversary = #"""
    @open anniversary warm i4
    The picture's fading in its frame,
    But you, my dear, are still the same.

    We found the letters in a drawer,
    The ink as blue as years before.

    @open anniversary playful i4
    You still take all the blankets, dear,
    I've been a little cold all year.

    The neighbours say we never rest,
    You hum off key, I [hum|think] it's best.

    @open anniversary solemn i4
    The clock has ticked along the wall,
    Through every spring and every fall.

    So many mornings, side by side,
    So many doors we opened wide.

    @open anniversary i4
    Two cups are waiting by the sink,
    The evening sky is turning pink.

    @verse anniversary i4
    We painted every wall alone,
    And made this place a home, our own.

    You know the way I take my tea,
    You know the hidden parts of me.

    The map is worn along the fold,
    And every mile of it is gold.

    We had the storms, we had the rain,
    And ran to catch the evening train.

    @verse anniversary warm i4
    I hear you humming down the hall,
    And that's the sweetest sound of all.

    Your hand in mine still fits as well
    As sounds of sea inside a shell.

    @verse anniversary playful i4
    You lose your keys, I lose the way,
    And so we laugh through half the day.

    You burnt the toast, I burnt the pan,
    And that is how it all began.

    @verse anniversary solemn i4
    What time has taken, time has paid
    In every memory we made.

    The seasons turn, the children grow,
    The love is deeper than we know.

    @hook anniversary t4
    [|Oh, ]{name}, [through all the|all the|the|] years we've had,
    Good and better, never bad.

    [|Oh, ]{name}, [I'd choose it|choose it|it's|] all again,
    Every sun and every rain.

    [|Oh, ]{name}, [the best is|best is|best|] yet to be,
    Save another dance for me.

    [|Oh, ]{name}, [we built a|built a|a|] house of days,
    Full of small and lovely ways.

    @hook anniversary i4
    [|Oh, ]{name}, [another|one more|a|] year of us,
    Of morning light and evening bus.

    [|Oh, ]{name}, [I'd walk the|walk the|the|] road once more,
    From that first evening, that first door.

    [|Oh, ]{name}, [you're still the|still the|the|] one I see
    Wherever home turns out to be.

    [|Oh, ]{name}, [so many|all the|the|] years have flown,
    And look how well the tree has grown.

    @chorus anniversary t4
    Turn the radio down low,
    Dance with me, and dance it slow.

    Every year we add a ring,
    Like a tree in early spring.

    Silver moon and kitchen chair,
    All I ever loved is there.

    @chorus anniversary i4
    And if they ask me how it's done,
    I'll say we simply stayed as one.

    The years went by, we let them go,
    We had each other, that we know.

    There's not a soul I'd rather know,
    And nowhere else I'd rather go.

    @bridge anniversary i4
    And when the hair has all gone grey,
    I'll ask you out again, some day.

    @title anniversary
    All Our Years, {name}
    Two Cups by the Sink
    Still You, {name}
    """#
}
