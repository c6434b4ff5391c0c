extension LibraryStrings {
  static let russian = LibraryStrings(
    title: "Мои песни",
    count: .russian(one: "{count} песня", few: "{count} песни", many: "{count} песен"),
    makeAnother: "Создать песню",
    search: "Поиск по песням",
    searchHint: "Название или имя",
    nothingFound: "По запросу «{text}» ничего не нашлось.",
    showAll: "Показать все песни",
    emptyTitle: "Здесь пока тихо",
    emptyText: "Здесь будут ваши песни, и у каждой — день, до которого она хранится.",
    emptyButton: "Создать первую",
    toTrash: "Корзина",
    trashTitle: "Корзина",
    trashLead: "Удалённое лежит здесь {days}. Потом его не вернёт никто, даже мы.",
    trashEmpty: "Корзина пуста.",
    daysLeft: .russian(one: "остался {count} день", few: "осталось {count} дня", many: "осталось {count} дней"),
    lastHours: "осталось меньше суток",
    gone: "Исчезнет навсегда после {date}")
}
