extension RussianBank {
  /// Frames for the giver's own details: the detail is the first line, the second answers it.
  static let generalFrames = #"""
    @detail i4 ~oj
    {detail},
    И в этом виден почерк твой.

    {detail},
    И этим светел дом родной.

    {detail},
    И мы любуемся тобой.

    {detail} —
    Твой самый тёплый свет живой.

    {detail},
    И нам от этого покой.

    {detail},
    И песня мчится за тобой.

    @detail i4 ~ut
    {detail},
    За это любят, помнят, ждут.

    {detail},
    Такие мелочи живут.

    {detail},
    И дни такого не сотрут.

    {detail},
    И песни это сберегут.

    {detail} —
    Об этом все вокруг поют.

    @detail i4 ~om
    {detail},
    И этим светом дышит дом.

    {detail},
    Мы это в песне бережём.

    {detail} —
    И мы об этом так поём.

    {detail},
    И веселее с каждым днём.

    {detail} —
    Мы узнаём тебя во всём.

    @detail i4 ~at
    {detail},
    Об этом хочется сказать.

    {detail},
    И это важно записать.

    {detail} —
    Тебя легко во всём узнать.

    {detail},
    И нам приятно вспоминать.

    {detail},
    И мы готовы петь опять.

    @detail i4 ~et
    {detail},
    И этого дороже нет.

    {detail} —
    Простой, но радостный секрет.

    {detail},
    И это наш с тобой сюжет.

    {detail} —
    От этого теплее свет.

    {detail},
    И это — солнечный привет.
    """#
}
