extension EnglishBank {
  /// Friendship: benches, bad jokes, staying.
  static let friendship = #"""
    @open friendship warm i4
    We met by chance, we met in rain,
    And hid together from the train.

    The bench we had is painted green,
    It knows the way we've always been.

    @open friendship playful i4
    We ate the chips, we missed the bus,
    The whole wide town has heard of us.

    You stole my pen in second year,
    I want it back, I'm still right here.

    @open friendship solemn i4
    The years go by like boats at sea,
    And still you're anchored here with me.

    I've known you longer than the tree
    That someone planted by the quay.

    @open friendship i4
    I dial the number that I know,
    And tell you how the small things go.

    @verse friendship i4
    You know the worst, you know the best,
    You let me talk, and guess the rest.

    We split the bill, we split the pie,
    We split our sides, and can't think why.

    We talk of nothing half the night,
    And fix the world by [candlelight|morning light].

    You've got my jacket, I've your book,
    We say it all with just a look.

    @verse friendship warm i4
    When I was lost you drew a map,
    And put your dog upon my lap.

    You never need to knock or ring,
    Just bring yourself, that's everything.

    @verse friendship playful i4
    You sing too loud, I dance like stone,
    It's better than to laugh alone.

    Your jokes are awful, old and long,
    And yet I always laugh along.

    @verse friendship solemn i4
    I've seen you cry, you've seen me fall,
    And none of that has changed at all.

    The ones who stay when others go,
    You count them slowly, well I know.

    @hook friendship t4
    [|Oh, ]{name}, [my good old|good old|my|] faithful friend,
    Walk with me around the bend.

    [|Oh, ]{name}, [you stood right|stood right|stood|] next to me,
    Safe as harbour, deep as sea.

    [|Oh, ]{name}, [whatever|come what|what|] life may bring,
    You and I will laugh and sing.

    [|Oh, ]{name}, [let's go and|go and|let's|] waste the day,
    Not too far, but far away.

    @hook friendship i4
    [|Oh, ]{name}, [I'm glad, I'm|oh, so|so|] glad it's you,
    Who knows me well and likes me too.

    [|Oh, ]{name}, [you're more than|more than|more|] just a friend,
    You're on my side until the end.

    [|Oh, ]{name}, [the kettle's|kettle's|tea's|] on for two,
    The second chair belongs to you.

    [|Oh, ]{name}, [we're both of|both of|we're|] just one kind,
    The kind that's very hard to find.

    @chorus friendship t4
    Call me up at any hour,
    Come in sun or come in shower.

    You and me against the rain,
    Let's go out and miss the train.

    Nothing fancy, nothing new,
    Just a lifetime, me and you.

    @chorus friendship i4
    We'll still be laughing, old and grey,
    About the things we did today.

    I'd walk a hundred miles in snow
    To be with one I've come to know.

    There's always room, there's always tea,
    Wherever you are, there I'll be.

    @bridge friendship i4
    The world is wide and full of doors,
    I'd know the sound of only yours.

    @title friendship
    My Friend {name}
    The Second Chair
    {name} and Me
    """#
}
