import Core
import Policy

/// Cookies, moderation, children, changes, law (§11 to §17) and the labels of artificial intelligence.
extension EnglishPolicy {
  func cookies(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Cookies and counting",
      [
        """
        Essential cookies sign you in and protect forms. Functional ones remember your language and your theme and are \
        set only when you choose one. Before a choice there are essential cookies only.
        """,
        """
        This server itself counts how often each kind of page is opened in each language, and nothing about who opened \
        it: no cookie, no address, no hash. Counts below \(facts.smallestCountShown) are not shown.
        """,
        counter(facts),
      ])
  }

  private func counter(_ facts: PolicyFacts) -> ClauseText.Block {
    guard facts.metrika != nil else {
      return """
        The Yandex.Metrika counter is off. An operator who turns it on names it in the register and asks you first; \
        it then runs in its minimal mode (no click map, no link tracking, no accurate bounce rate, no WebVisor) and \
        never on gift, account or chat pages. Google Analytics and the like are not used.
        """
    }
    return """
      The Yandex.Metrika counter is on, for those who have allowed it and for nobody else. Your browser then tells Yandex \
      that you opened one of the public pages: the first page, the policy and what belongs to it. It runs in its minimal \
      mode (no click map, no link tracking, no accurate bounce rate, no WebVisor), never on gift, account, chat or work \
      pages, and is not told from where you came. You take your answer back on the page of cookies. Google Analytics and \
      the like are not used.
      """
  }

  func moderation(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Moderation",
      [
        """
        Texts, uploads and results are checked automatically, on this service's own machines. People may look at \
        uploads while they are kept, and at other content only when it has been flagged or reported. Each look is \
        recorded, and you can see that it happened.
        """,
        """
        On prohibited content (sexual abuse of children, hatred, calls to violence) the operator may block the account \
        at once, inform the police and keep what the investigation needs. Such a hold names its objects and its \
        reason, needs two people's approval, is reviewed within \(facts.plain(facts.holdReview)) and has an end. \
        Nothing under it is shown to anybody, and what fell due meanwhile is purged when it ends.
        """,
      ])
  }

  func children(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Children",
      [
        """
        If we learn that a user is a child, the account and its data are deleted as soon as possible, and the money is \
        offered back. Please write to \(facts.contact) if you know of such a case.
        """
      ])
  }

  func doNotTrack(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Do Not Track",
      [
        """
        The Do Not Track header changes nothing, \(tracked(facts)) Global Privacy Control \
        (Sec-GPC) counts as your refusal of everything optional.
        """
      ])
  }

  private func tracked(_ facts: PolicyFacts) -> String {
    facts.metrika == nil
      ? "because nobody is tracked here." : "because nobody is tracked here without having allowed it."
  }

  func changes(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Changes to this policy",
      [
        """
        A new version binds from its publication. A change of a period, a recipient, a purpose or a country is \
        material: it is announced by mail or a prominent notice \(facts.plain(facts.materialChangeNotice)) before. A \
        shorter period never reaches data that is already here without that notice. Old versions stay in the archive.
        """
      ])
  }

  func law(_ facts: PolicyFacts) -> ClauseText {
    let identity = facts.operatorIdentity
    return ClauseText(
      "Law and court",
      [
        """
        Governing law: \(identity.law.text(.english)). Court: \(identity.court.text(.english)). GDPR and CCPA are \
        respected. Rights that the law of your country gives you, in the EEA, the United Kingdom or Switzerland for \
        instance, stay untouched.
        """
      ])
  }

  func californiaDisclosure(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "California disclosure (CCPA)",
      [
        """
        The table says which categories we hold, where they come from, why, and who may receive them. Nothing is sold, \
        and nothing is shared for advertising across contexts.
        """
      ])
  }

  func labels(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Made with artificial intelligence",
      [
        """
        Everything made here says so twice: visibly on the page, and in the file, as a mark that machines can read. \
        The mark holds nothing about you. This is what Kazakhstan's law on artificial intelligence (in force since \
        \(facts.labelDutyKazakhstan)) and article 50 of the EU AI Act (applies since \(facts.labelDutyEurope)) ask \
        for. Assistants tell you that they are AI.
        """
      ])
  }
}
