extension EnglishBank {
  /// Wedding: rings, rice and rain, two coats on one hook.
  static let wedding = #"""
    @open wedding warm i4
    The [Sunday|garden] bells have just begun,
    The grass is shining in the sun.

    The chairs are set in rows of white,
    And every [face|heart] is full of light.

    @open wedding playful i4
    The ring was lost, the ring was found,
    The flower girl sat on the ground.

    Your uncle's tie is far too loud,
    He'll dance tonight and draw a crowd.

    @open wedding solemn i4
    Two roads that wandered far apart
    Have found each other at the heart.

    The room is hushed, the rings are gold,
    And here begins what will be told.

    @open wedding i4
    The rain held off, the sky turned blue,
    As if it, too, had heard of you.

    @verse wedding i4
    Two coats are hanging by the door,
    Two pairs of shoes upon the floor.

    You spoke the words, your voices shook,
    And gave each other such a look.

    There's rice upon your coat and hair,
    And happy people everywhere.

    The first slow dance, the room goes round,
    You hardly seem to touch the ground.

    @verse wedding warm i4
    You'll learn the way the other sleeps,
    And all the [little|gentle] things one keeps.

    A house is built of morning talk,
    Of shared umbrellas, evening walk.

    @verse wedding playful i4
    You'll fight about the window still,
    Too hot, too cold, the nightly chill.

    And one will cook, and one will burn
    The toast, and then you'll take your turn.

    @verse wedding solemn i4
    Through [weather|winter] that you can't foresee,
    Be shelter, be the leaning tree.

    A promise is a thing you do,
    Each day again, and each day new.

    @hook wedding t4
    [|Oh, ]{name}, [today you|now you|you|] said, "I do,"
    All the birds were singing too.

    [|Oh, ]{name}, [a ring of|ring of|a|] simple gold
    Has a whole wide life to hold.

    [|Oh, ]{name}, [today two|now two|two|] hearts are one,
    And the dancing has begun.

    [|Oh, ]{name}, [the road is|now it's|it's|] made for two,
    May it always lead you through.

    @hook wedding i4
    [|Oh, ]{name}, [come take the|take the|take|] hand you chose,
    And follow where the music goes.

    [|Oh, ]{name}, [a home is|home is|a|] made of this,
    A cup of tea, a morning kiss.

    [|Oh, ]{name}, [tonight the|all the|the|] stars come near,
    The one you love is standing here.

    [|Oh, ]{name}, [and may your|may your|may|] days be sweet,
    With sun and [clover|petals] at your feet.

    @chorus wedding t4
    Hand in hand and side by side,
    Let the doors be open wide.

    Here's to winter, here's to spring,
    Here's to every little thing.

    Throw the petals, ring the bell,
    Both of you, we wish you well.

    @chorus wedding i4
    From now until your hair is white,
    May someone leave you on a light.

    The years will come, the years will go,
    And may the love between you grow.

    We raise a glass to both of you,
    To all you've dreamed and all you'll do.

    @bridge wedding i4
    It isn't only rice and cake,
    It's every morning that you wake.

    @title wedding
    Two Coats by the Door
    {name} Said Yes
    A Ring for {name}
    """#
}
