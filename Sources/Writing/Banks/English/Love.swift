extension EnglishBank {
  /// Love: one person seen close, in ordinary light.
  static let love = #"""
    @open love warm i4
    You left your [jumper|sweater] on the chair,
    And something of you fills the air.

    The light comes in across your face,
    And suddenly it's home, this place.

    @open love playful i4
    I wrote you twenty lines last night,
    The cat sat down on all I'd write.

    I rang your bell with shaking knees,
    Forgot my name, and dropped my keys.

    @open love solemn i4
    I have no palace made of stone,
    I have a heart, and it's your own.

    The river does not ask the sea
    What you have asked and found in me.

    @open love i4
    The last train left, we missed it twice,
    The night was long, the walk was nice.

    @verse love i4
    I know your footsteps on the stair,
    I know the wind is in your hair.

    You read to me, I hardly hear,
    I only know that you are near.

    We share an apple, core and all,
    And watch the shadows on the wall.

    I've kept the ticket from that show,
    The one where you said not to go.

    @verse love warm i4
    You hold my hand across the street,
    And all the city finds its beat.

    When you're asleep I lie and stay
    Awake to keep the dark away.

    @verse love playful i4
    You dance while you are making tea,
    And spill the better half on me.

    I laugh at jokes I've heard before,
    And sit there, waiting for some more.

    @verse love solemn i4
    I've looked for words as clear as rain,
    Your name is all of the refrain.

    Whatever life may take or give,
    Your heart is where I want to live.

    @hook love t4
    [|Oh, ]{name}, [I love you|love you|love|] more each day,
    More than any song can say.

    [|Oh, ]{name}, [you are the|you're the|the|] light I see,
    Shine a little while on me.

    [|Oh, ]{name}, [my heart is|heart is|it's|] in your hand,
    Soft as water, warm as sand.

    [|Oh, ]{name}, [I'd cross the|cross the|the|] widest sea,
    If you only wait for me.

    @hook love i4
    [|Oh, ]{name}, [I'm yours, I'm|only|I'm|] yours to keep,
    In morning light, in evening sleep.

    [|Oh, ]{name}, [come here and|come and|come|] stay with me,
    As long as there's a leaf, a tree.

    [|Oh, ]{name}, [I hear your|hear your|your|] name in rain,
    And say it over and again.

    [|Oh, ]{name}, [the night is|night is|it's|] young and clear,
    And all I want is standing here.

    @chorus love t4
    Let the windows fill with blue,
    I want nothing more than you.

    Every road I ever knew
    Turns around and leads to you.

    Hold me when the night is long,
    You're the words and you're the song.

    @chorus love i4
    And if the stars should lose their way,
    I'd find you by the light of day.

    I'd give you all the summer skies
    To see the morning in your eyes.

    It's only you, it's always been,
    The door was open, you came in.

    @bridge love i4
    I used to think that love was loud,
    A kind of thunder in a cloud.

    @title love
    Only {name}
    Your Name in Rain
    {name}, Stay
    """#
}
