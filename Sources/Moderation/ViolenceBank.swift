/// Calls to violence: commands and wishes aimed at people. Single words of violence are not listed, since ballads
/// are full of them; a call needs a verb and its target.
enum ViolenceBank {
  static let phrases: [String] = english + russian + kazakh

  private static let english = [
    "kill them", "kill them all", "kill all *", "kill every *", "kill yourself", "kill the jews", "kill the muslims",
    "kill the russians", "kill the kazakhs", "death to the *", "death to all *", "slaughter them", "burn them alive",
    "hang them all", "shoot them all", "beat them to death", "gas them", "blow them up", "bomb the *", "stab him",
    "stab her", "exterminate the*", "let us kill *", "lets kill *", "they must die", "they all must die",
    "should be killed", "must be killed",
  ]

  private static let russian = [
    "убей их", "убей всех", "убейте их", "убейте всех", "убивай их", "убивать их", "убивать всех", "убей себя",
    "убейся", "смерть всем*", "смерть им", "смерть евре*", "смерть мусульман*", "смерть русск*", "смерть казах*",
    "бей их", "бей жидов", "бей всех", "режь их", "резать их", "режьте их", "вешать их", "вешайте их", "стреляй в них",
    "стреляйте в них", "взорвать их", "взорвите их", "жги их", "сжечь их", "сожгите их", "истребить их",
    "истребить всех", "уничтожить их всех", "они должны умереть", "расстрелять их", "расстрелять всех",
  ]

  private static let kazakh = [
    "оларды өлтір*", "бәрін өлтір*", "барлығын өлтір*", "өлтіріңдер оларды", "оларға өлім", "бәріне өлім",
    "өзіңді өлтір*", "оларды атып таста*", "бәрін атып таста*", "оларды өрте*", "оларды жойып жібер*",
    "бәрін қырып таста*", "оларды қырып таста*", "оларды соққыға жық*", "оларды жарып жібер*", "оларды бауызда*",
    "олар өлуі керек", "орыстарды өлтір*", "қазақтарды өлтір*", "еврейлерді өлтір*",
  ]

  static let allowed: [String] = [
    "kill them with kindness", "kill all the lights", "kill all the time", "kill every light", "bomb the hill",
    "death to the moths", "убей их добротой", "смерть всем тревогам", "смерть всем печалям",
  ]
}
