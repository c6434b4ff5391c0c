extension LandingStrings {
  static let english = LandingStrings(
    headline: "A song only {they} could get.",
    they: "they",
    lead: "Tell us about someone you love. A minute or two later you have a song with their name in it.",
    start: "Start their song",
    price: "No account until you want to keep it. A song costs {price}, and everyone begins with {grant}.",
    tagFor: "For Aigerim",
    tagFrom: "from Dana & Timur",
    samplesTitle: "Three songs, three kitchens",
    samplesLead: "Each was written, sung and played by this very software.",
    play: "Play “{title}”",
    stepsTitle: "You bring the love. We do the rhyming.",
    steps: [
      Point(title: "Tell", text: "A name, a memory, the joke only your family gets. Three lines are enough."),
      Point(title: "Listen", text: "The words come first, the voice soon after. Change any line and sing it again."),
      Point(title: "Keep", text: "Take the sound, the words and the notes home, as files that are yours."),
    ],
    leavesTitle: "What leaves this server",
    leavesLead: "We think a gift is nobody’s business but yours. So we print the list.",
    leavesNothing: "Nothing.",
    facts: [
      Point(title: "Your words and names", text: "stay here. The song is written, sung and played on this machine."),
      Point(
        title: "Your songs", text: "are kept for {keep}, then lie in the trash for {trash}, then they are gone."),
      Point(title: "Your story", text: "is stored locked, with a key of its own. Delete it, and the key goes first."),
      Point(title: "Nobody counts you:", text: "No trackers, no adverts, no cookies before you choose something."),
    ],
    fullList: "Read the whole policy")
}
