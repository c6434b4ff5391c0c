extension LibraryStrings {
  static let english = LibraryStrings(
    title: "My songs",
    count: .english(one: "{count} song", other: "{count} songs"),
    makeAnother: "Make a song",
    search: "Search your songs",
    searchHint: "Title or name",
    nothingFound: "No song matches “{text}”.",
    showAll: "Show all songs",
    emptyTitle: "It is quiet here",
    emptyText: "Your songs will stand here, each with the day until which it is kept.",
    emptyButton: "Make the first one",
    toTrash: "Trash",
    trashTitle: "Trash",
    trashLead: "What you delete lies here for {days}. Then nobody can bring it back, not even we.",
    trashEmpty: "The trash is empty.",
    daysLeft: .english(one: "{count} day left", other: "{count} days left"),
    lastHours: "less than a day left",
    gone: "Gone for good after {date}")
}
