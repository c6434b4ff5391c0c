import ArgumentParser
@main struct Songly: ParsableCommand {}
