import Accounts
import Core
import TestSupport

/// Somebody who signs up by the form.
enum SignUps {
  static let visit = Visit(address: Array(repeating: 1, count: 32), device: "Firefox on Android")

  static func form(_ username: String, email: String) -> SignUpForm {
    SignUpForm(
      email: email, username: username, password: AccountsHouse.password, isAdult: true, policyVersion: "2026-04-30",
      language: .english)
  }
}
