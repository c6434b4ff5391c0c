extension EnglishBank {
  /// Verses, pre-choruses and bridges for every occasion.
  static let generalVerses = #"""
    @open i4
    I took the long way home today,
    And thought of what I'd like to say.

    The window's open to the street,
    I hear a [distant|gentle] drummer's beat.

    @verse i4
    You never ask for much at all,
    You hang the [postcards|pictures] in the hall.

    You stop to talk to every cat,
    And who could not be fond of that?

    You know the baker's name by heart,
    You pick the ripest pears apart.

    The way you hum above the sink
    Does more for me than you would think.

    You wave until the train is gone,
    You leave the little hall light on.

    The [garden|market] knows you, so do I,
    You stop for every butterfly.

    You tell a story with your hands,
    And everybody understands.

    A scarf, a hat, a muddy boot,
    A pocket full of winter fruit.

    You find the shells that others miss,
    And turn a Monday into bliss.

    You keep your word, you keep your head,
    You keep the crusts of all our bread.

    I've seen you share your last dry coat,
    And bail the water from a boat.

    The [lane|road] is long, the evening mild,
    You still can wonder like a child.

    You hold the door, you hold the line,
    You say that all will soon be fine.

    You plant a seed and give it time,
    And up the wall the roses climb.

    Your coffee's strong, your laugh is long,
    You fill the kitchen up with song.

    You mend the things that others throw,
    And then you make the [flowers|ivy] grow.

    The rain came down, you did not mind,
    You left your coat and hat behind.

    We walked along the harbour wall,
    And said not very much at all.

    @verse warm i4
    There's something steady in your eyes,
    Like lamps at home, like summer skies.

    You make a place for those who roam,
    And every guest feels [right at|nearly] home.

    @verse playful i4
    You can't walk past a piece of cake,
    For everybody else's sake.

    You park the car a mile away,
    And call it exercise, you say.

    @verse solemn i4
    The tallest tree was once a seed,
    The greatest love, a little deed.

    There is a kind of gentle grace
    In how you light a common place.

    @pre i4
    And all at once I understand
    The things I hold here in my hand.

    So if I had one thing to say,
    I'd say it now, I'd say today.

    So lean in close and hear the tune,
    It's rising like a [summer|paper] moon.

    The drums come in, the lights go low,
    There's something that I'd have you know.

    And when I try to find a word,
    The nearest one is like a bird.

    I feel it coming up the stair,
    I hear the music in the air.

    And everybody in the room
    Can feel the sudden roses bloom.

    It starts off small, it starts off slow,
    And then the heart begins to grow.

    So here it comes, a simple line,
    From someone's heart, and it is mine.

    I take a breath, I count to four,
    I've never said it quite before.

    The street is silent, hear it ring,
    The thing I've always meant to sing.

    I hold it back, I let it go,
    There's nobody who ought to know.

    @bridge i4
    The clocks can hurry if they choose,
    We've nothing here we'd want to lose.

    And when the music has to end,
    I'll keep this hour as a friend.

    So many things I can't explain,
    Like why you whistle in the rain.

    When all the noise has gone to bed,
    I'll still remember what you said.

    A candle doesn't need a crowd,
    And love was never very loud.

    The world is big, the night is wide,
    It's good to have you on our side.

    And if the road should turn to stone,
    You'll never walk it all alone.

    Be silent now and hear it fall,
    The softest rain upon the wall.

    The moon came up and stopped to stare,
    At us, and how we did not care.

    We can't hold back the running stream,
    But we can wade, and we can dream.

    I don't know much, but this I know,
    The deepest things are said too low.

    The leaves will turn, the geese will fly,
    And still there's you, and still the sky.
    """#
}
