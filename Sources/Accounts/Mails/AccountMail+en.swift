import Core
import Policy

extension AccountMail {
  func english(_ site: MailSite) -> Words {
    func span(_ period: Period) -> String { MailSpan.words(period, in: .english) }
    return switch self {
    case .verification(let link):
      Words(
        "Please confirm your address",
        "It is good to have you with us. Open this link to confirm that this address is yours:", link,
        """
        The link works once, for \(span(Limits.verificationLink)). With a confirmed address you can always get a new \
        password.
        """,
        "If you have not signed up, there is nothing to do: without the link the address stays unconfirmed.")
    case .alreadyRegistered:
      Words(
        "You already have an account",
        """
        Somebody has just given this address to us. If it was you: your account is already here. You sign in as always:
        """,
        site.signIn, "If the password has slipped your mind, choose a new one:", site.recovery,
        "If it was somebody else, there is nothing to do. Your account is untouched, and they learned nothing about it."
      )
    case .recovery(let choices):
      Words(
        "Choose a new password",
        "A new password was asked for at this address. Here you can choose it:", Self.list(choices),
        "The link works once, for \(span(Limits.recoveryLink)).",
        "If you have not asked for it, leave this mail alone: your password stays as it is.")
    case .failures:
      Words(
        "Somebody keeps trying to sign in",
        """
        A wrong password was entered for your account \(Limits.signInFailuresFree) times. Nobody got in, and every \
        further attempt has to wait longer.
        """,
        "If it was you, a new password is quickly chosen:", site.recovery,
        "If it was not you, your account is safe as long as your password is long and used nowhere else.")
    case .passwordChanged:
      Words(
        "Your password was changed",
        "Your account has a new password, and all other devices were signed out.",
        "If it was you, all is well. If not, choose another password right away:", site.recovery)
    case .emailConfirm(let link):
      Words(
        "Please confirm your new address",
        "This address is to become the one of your account. Open the link to confirm it:", link,
        "The link works once, for \(span(Limits.emailChangeLink)). Until then the old address stays.",
        "If you know nothing about it, there is nothing to do: without the link nothing changes.")
    case .emailAsked:
      Words(
        "Your address is about to change",
        """
        Somebody who knows your password wants to give your account another address. It changes when the link \
        in a mail \
        to the new address is opened.
        """,
        "If it was you, all is well. If not, choose a new password now; the change is then called off:", site.recovery)
    case .emailChanged: Self.englishEmailChanged(site)
    case .receipt(let text): Self.receipt(text, .english, site)
    case .child(let receipt, let contact): Self.child(receipt, contact: contact, .english, site)
    case .deletion(let link): Self.englishDeletion(link, site)
    case .takeout: Self.takeout(.english, site)
    case .inactivity(let days, let end): Self.englishInactivity(days: days, end: end, site)
    case .primeEnded(let works, let end): Self.englishPrimeEnded(works: works, end: end, site)
    case .removal(let works, let days, let end): Self.englishRemoval(works: works, days: days, end: end, site)
    case .reminder(let works, let end): Self.englishReminder(works: works, end: end, site)
    case .policyChange(let day): Self.englishPolicyChange(from: day, site)
    }
  }

  private static func englishDeletion(_ link: String, _ site: MailSite) -> Words {
    let time = MailSpan.words(Retention.deletionLink, in: .english)
    return Words(
      "Delete your account?",
      "You have asked us to delete your account. If you still want to, open this link:", link,
      """
      It works once, for \(time). All songs, all words and all energy points go with the \
      account, and nothing brings them back. Save what you want to keep before you open it.
      """,
      "If you have changed your mind, simply do nothing. If it was not you, choose a new password:", site.recovery)
  }

  private static func englishEmailChanged(_ site: MailSite) -> Words {
    Words(
      "Your address was changed",
      "Your account has another address now. This is the last mail about it that comes here.",
      "If it was not you, please write to us. How to reach us is said here:", site.policy)
  }
}
