import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Studio

/// The ways in that go over the mailbox: a forgotten password, an address to confirm.
struct RecoverController: Sendable {
  let site: Site

  /// Says the same whether there is such an account or not.
  func ask(_ asked: SiteRequest) async throws -> Response {
    guard asked.method == .post else { return .page(Recover.page(.init(), try await site.context(asked))) }
    let email = asked.form[Recover.Name.email]
    do {
      try await site.house.accounts.requestRecovery(
        email: email, language: asked.language, from: try await asked.visit())
    } catch let error as DomainError where error.isAboutForm {
      let problems = Account.problems(
        error, fields: [Recover.Name.email], otherwise: Recover.Name.email, Strings.of(asked.language))
      return .page(
        Recover.page(Recover.Model(email: email, problems: problems), try await site.context(asked))
      ).answering(error)
    }
    return .page(CheckMail.page(letter(.recovery), try await site.context(asked)))
  }

  /// A new password behind the mailed link. Looking at the page uses nothing up: mail programs look at links.
  func set(_ token: String, _ asked: SiteRequest) async throws -> Response {
    guard try await site.house.accounts.canRecover(token) else {
      throw DomainError(.gone, "link-dead", "This link is used up or too old: ask for a new one.")
    }
    guard asked.method == .post else {
      return .page(RecoverSet.page(RecoverSet.Model(token: token), try await site.context(asked)))
    }
    do {
      let signedIn = try await site.house.accounts.recover(
        token: token, newPassword: asked.form[RecoverSet.Name.password], from: try await asked.visit())
      return Response.seeOther(path: "\(Route.works.path)?done=password-changed")
        .withCookie(site.cookies.setting(.session, to: signedIn.token.text))
    } catch let error as DomainError where error.isAboutForm {
      let problems = Account.problems(
        error, fields: [RecoverSet.Name.password], otherwise: RecoverSet.Name.password, Strings.of(asked.language))
      return .page(
        RecoverSet.page(RecoverSet.Model(token: token, problems: problems), try await site.context(asked))
      ).answering(error)
    }
  }

  /// A link from a mail confirms an address: the one of a new account, or one that takes the place of another.
  /// Looking at the page confirms nothing.
  func verify(_ token: String, _ asked: SiteRequest) async throws -> Response {
    guard asked.method == .post else {
      let waiting = try await site.house.accounts.verification(token)
      return .page(
        VerifyConfirm.page(
          VerifyConfirm.Model(token: token, isChange: waiting.isNewAddress), try await site.context(asked)))
    }
    let verified = try await site.house.accounts.verify(token)
    return .page(
      Verified.page(Verified.Model(isChange: verified.isNewAddress), try await site.context(asked)))
  }

  private func letter(_ letter: CheckMail.Letter) -> CheckMail.Model {
    CheckMail.Model(letter: letter, contactMail: site.house.settings.operatorDetails.contactMail)
  }
}

extension Accounts.Verified {
  fileprivate var isNewAddress: Bool {
    if case .newAddress = self { true } else { false }
  }
}
