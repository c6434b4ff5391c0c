extension EnglishBank {
  /// Thanks: what was done, quietly, when it was needed.
  static let thanks = #"""
    @open thanks warm i4
    I've meant to say this for a while,
    I owe you more than just a smile.

    You came with soup, you came with bread,
    And not a single thing was said.

    @open thanks playful i4
    I bought a card, I bought a pen,
    I wrote too little once again.

    You fixed my bike, you fixed my day,
    You wouldn't let me even pay.

    @open thanks solemn i4
    Some people pass, some people stay,
    And hold the lamp along the way.

    There was a night I couldn't see,
    And you came out and stood with me.

    @open thanks i4
    It took me years to find the tune
    For what you did that [afternoon|early June].

    @verse thanks i4
    You drove all night through sleet and rain,
    And said you had to meet a train.

    You found me when my light was low,
    And said the words I had to know.

    You gave your time, you gave your chair,
    And asked for nothing, you were there.

    I kept the note you wrote to me,
    It's on the shelf where I can see.

    @verse thanks warm i4
    The kettle on, the door ajar,
    I knew that you were never far.

    You listened till the dark was done,
    And then you showed me to the sun.

    @verse thanks playful i4
    You lent me books, you lent me tools,
    And never told me all the rules.

    You know I'm always running late,
    And still you hold for me the gate.

    @verse thanks solemn i4
    I learned from you what kindness is,
    A simple, patient thing like this.

    The good you do, you do unseen,
    It keeps the farther hillsides green.

    @hook thanks t4
    [|Oh, ]{name}, [for all you|all you|you|] did for me,
    Here's a song, and here's the key.

    [|Oh, ]{name}, [I thank you|thank you|thanks|] all day long,
    Thank you, thank you, goes the song.

    [|Oh, ]{name}, [you held the|held the|a|] door for me,
    Opened up the world I see.

    [|Oh, ]{name}, [because you|since you|you|] lent a hand,
    I have had a place to stand.

    @hook thanks i4
    [|Oh, ]{name}, [I never|never|I|] said enough,
    You stood by me when things were tough.

    [|Oh, ]{name}, [a thousand|all my|my|] thanks to you,
    For every kind thing that you do.

    [|Oh, ]{name}, [you gave me|gave me|gave|] more than time,
    You gave my life a little rhyme.

    [|Oh, ]{name}, [for every|every|each|] little thing,
    I've only got this song to sing.

    @chorus thanks t4
    What you gave me, still I hold,
    Better far than any gold.

    Every lamp along the street
    Knows the kindness of your feet.

    Let me pour a cup for you,
    Sit a while, the way we do.

    @chorus thanks i4
    It's not enough, I know it's true,
    But all my thanks belong to you.

    And if you ever need a friend,
    I'll walk with you to any end.

    You never asked for this, I know,
    I only want to tell you so.

    @bridge thanks i4
    A thank you is a little word,
    I hope that more than that is heard.

    @title thanks
    Thank You, {name}
    What You Did
    A Cup for {name}
    """#
}
