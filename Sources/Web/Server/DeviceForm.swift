/// What a browser says of itself, in general form (§2.1.4): "Firefox on Android". Versions and models are not kept.
enum DeviceForm {
  static func name(_ userAgent: String?) -> String {
    guard let userAgent else { return "Unknown" }
    let text = String(userAgent.prefix(400))
    return "\(first(browsers, in: text)) · \(first(systems, in: text))"
  }

  private static func first(_ names: [(mark: String, name: String)], in text: String) -> String {
    names.first { text.contains($0.mark) }?.name ?? "?"
  }

  // The order matters: browsers name those that they resemble.
  private static let browsers = [
    ("Firefox/", "Firefox"), ("YaBrowser/", "Yandex"), ("Edg", "Edge"), ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung"),
    ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
  ]
  private static let systems = [
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
  ]
}
