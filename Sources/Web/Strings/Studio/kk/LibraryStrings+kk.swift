extension LibraryStrings {
  static let kazakh = LibraryStrings(
    title: "Әндерім",
    count: .kazakh("{count} ән"),
    makeAnother: "Ән жасау",
    search: "Әндерден іздеу",
    searchHint: "Атауы немесе есім",
    nothingFound: "«{text}» бойынша ештеңе табылмады.",
    showAll: "Барлық әнді көрсету",
    emptyTitle: "Әзірге тыныш",
    emptyText: "Әндеріңіз осында тұрады, әрқайсысында қай күнге дейін сақталатыны жазылады.",
    emptyButton: "Алғашқысын жасау",
    toTrash: "Себет",
    trashTitle: "Себет",
    trashLead: "Жойғандарыңыз осында {days} жатады. Содан кейін ешкім, тіпті біз де қайтара алмаймыз.",
    trashEmpty: "Себет бос.",
    daysLeft: .kazakh("{count} күн қалды"),
    lastHours: "бір тәулікке жетпейтін уақыт қалды",
    gone: "Біржола жойылатын уақыты: {date}")
}
