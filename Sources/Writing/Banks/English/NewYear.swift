extension EnglishBank {
  /// New year: midnight, snow or rain, a clean page.
  static let newYear = #"""
    @open new-year warm i4
    The snow is soft on every stair,
    There's cinnamon upon the air.

    The tree is bright, the street is white,
    And nobody will sleep tonight.

    @open new-year playful i4
    The salad bowl is nearly done,
    The party's only just begun.

    I made a list of things to do,
    I lost it by a quarter to.

    @open new-year solemn i4
    The year is going out the door,
    It will not come here any more.

    The bells are slow, the night is deep,
    The fields are covered up in sleep.

    @open new-year i4
    The clock is climbing up to ten,
    We've come around the sun again.

    @verse new-year i4
    The [candle|lantern] in the window pane
    Is shining through the snow and rain.

    We'll burn the old regrets tonight,
    And watch them turn to sparks of light.

    The [coats|boots] are piled up in the hall,
    There's music coming through the wall.

    A brand of frost on all the glass,
    We watch the final minutes pass.

    @verse new-year warm i4
    You pour the tea, I cut the pie,
    And wave another year goodbye.

    There's always room for someone more,
    We hung a [lantern|ribbon] on the door.

    @verse new-year playful i4
    The cat is sleeping in the tree,
    And wears the tinsel, look and see.

    You swore you'd run, you swore you'd ski,
    I think you'll sit right here with me.

    @verse new-year solemn i4
    For those who can't be here, we light
    One little candle in the night.

    The page is clean, the pen is new,
    The first kind word I write for you.

    @hook new-year t4
    [|Oh, ]{name}, [the year is|year is|it's|] coming in,
    Let the counting all begin.

    [|Oh, ]{name}, [at midnight|midnight|hear|] bells will chime,
    Let us laugh and take our time.

    [|Oh, ]{name}, [the snow is|snow is|snow|] on the hill,
    All the world is bright and still.

    [|Oh, ]{name}, [I wish you|wish you|wish|] joy and light,
    Every day and every night.

    @hook new-year i4
    [|Oh, ]{name}, [tonight the|now the|the|] day is near,
    Here's wishing you a [golden|gentle] year.

    [|Oh, ]{name}, [come make a|make a|a|] wish with me,
    The stars are pinned upon the tree.

    [|Oh, ]{name}, [the old year|old year|it|] slips away,
    And here's the very newest day.

    [|Oh, ]{name}, [may all your|may your|may|] luck be new,
    And all the best come home to you.

    @chorus new-year t4
    Raise a glass to what's to come,
    Beat the midnight like a drum.

    Leave the sorrow at the door,
    Dance with me across the floor.

    May the coming months be kind,
    Leave the heavy days behind.

    @chorus new-year i4
    The night is high, the bells are clear,
    And all the ones we love are here.

    So here's to all we hope to do,
    To every morning, bright and new.

    So count with us from ten to one,
    And watch another year begun.

    @bridge new-year i4
    The snow will melt, the tree come down,
    But something's changed in all this town.

    @title new-year
    A Year for {name}
    Twelve o'Clock
    Midnight with {name}
    """#
}
