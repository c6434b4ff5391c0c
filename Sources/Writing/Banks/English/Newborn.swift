extension EnglishBank {
  /// Newborn: sung to the child; small hands, soft nights, a whole life ahead.
  static let newborn = #"""
    @open newborn warm i4
    Ten little fingers, curled up tight,
    A face like [early|gentle] morning light.

    The moon looked in above the bed,
    And saw the blanket round your head.

    @open newborn playful i4
    You woke the house at half past three,
    As wide awake as one can be.

    You've got no hair, you've got no teeth,
    And [two|ten] small kicking toes beneath.

    @open newborn solemn i4
    A cradle in the evening glow,
    A river just about to flow.

    The world was old, the world was wide,
    And then you came, and turned the tide.

    @open newborn i4
    A tiny boat, a quilted sea,
    You sailed all night to come to me.

    @verse newborn i4
    Your hand is smaller than a leaf,
    Your every sleep is sweet and brief.

    We whisper now, we walk on toes,
    And watch the way your eyelids close.

    There's [milk|wool] and moonlight in the room,
    And all the apple trees in bloom.

    We hung a paper star for you,
    To turn above you, white and blue.

    @verse newborn warm i4
    I've never held a thing so small
    That made me feel so very tall.

    You breathe, and all the clocks go slow,
    You sleep, and all the lamps burn low.

    @verse newborn playful i4
    You hiccup like a little drum,
    And search the room to find your thumb.

    We count the hours, we count the sheep,
    And you're the one who will not sleep.

    @verse newborn solemn i4
    May every road you ever walk
    Have [gentle|honest] hands and kindly talk.

    You came with nothing, brought us all,
    A whole wide life, a morning call.

    @hook newborn t4
    [|Oh, ]{name}, [the world is|all is|it's|] new to you,
    Every leaf and drop of dew.

    [|Oh, ]{name}, [the moon is|moon is|moon|] hanging low,
    Close your eyes and let it go.

    [|Oh, ]{name}, [so very|very|so|] small and dear,
    All the love you need is here.

    [|Oh, ]{name}, [you've come to|come to|come|] stay with us,
    Never mind the noise and fuss.

    @hook newborn i4
    [|Oh, ]{name}, [hello, my|welcome,|my|] little one,
    You came along and brought the sun.

    [|Oh, ]{name}, [the stars are|stars are|stars|] looking in,
    They want to see the day begin.

    [|Oh, ]{name}, [we've waited|waited|so|] long for you,
    And every dream we had came true.

    [|Oh, ]{name}, [may all your|may your|may|] nights be mild,
    Sleep safe and easy, little child.

    @chorus newborn t4
    Sleep a little, dream a lot,
    You are all the world we've got.

    Grow as slowly as you may,
    Every minute's worth the stay.

    Hush, the wind is in the tree,
    Rocking you and rocking me.

    @chorus newborn i4
    We'll keep you warm, we'll hold you near,
    There's nothing now for you to fear.

    The morning waits behind the hill,
    So rest, and let the night be still.

    You'll have a garden, have a swing,
    And every day a song to sing.

    @bridge newborn i4
    One day you'll run, one day you'll go,
    But now be small, and now be slow.

    @title newborn
    Welcome, {name}
    Sleep Well, {name}
    Ten Little Fingers
    """#
}
