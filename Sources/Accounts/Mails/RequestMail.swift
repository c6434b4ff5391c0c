import Core
import Policy
import Privacy

/// Letters about requests by rights (§9.3, D28), in every language. The acknowledgement says the same to everybody: it
/// does not know whether there is an account.
struct RequestMail: Sendable {
  var letter: RequestLetter
  var contact: String

  /// - Parameter account: whose line in the ledger of what leaves it becomes; nobody's until somebody has proved to
  ///   have the account (D28).
  func outgoing(
    to recipient: String, in language: Language, _ site: MailSite, account: Identifier?
  ) -> OutgoingMail {
    let words: AccountMail.Words
    let greeting: String
    switch language {
    case .english: (words, greeting) = (english(site), "Hello!")
    case .russian: (words, greeting) = (russian(site), "Здравствуйте!")
    case .kazakh: (words, greeting) = (kazakh(site), "Сәлеметсіз бе!")
    }
    let paragraphs = [greeting] + words.paragraphs.filter { !$0.isEmpty } + ["\(site.name)\n\(site.origin)"]
    return OutgoingMail(
      recipient: recipient, subject: "\(words.subject) – \(site.name)",
      text: paragraphs.joined(separator: "\n\n") + "\n",
      language: language, kind: "request", account: account)
  }

  private func english(_ site: MailSite) -> AccountMail.Words {
    let span = MailSpan.words(Retention.requestProof, in: .english)
    let answer = MailSpan.words(Retention.answerWithin.days, in: .english)
    return switch letter {
    case .acknowledge(let number, let token):
      AccountMail.Words(
        "Your request \(number)",
        """
        A mail with a request about personal data came to us from this address. It has the number \(number). A sender's \
        line can be forged, so please confirm that the request is yours:
        """,
        site.request(token),
        """
        The link works once, for \(span). If an account belongs to this address, the request is then about that \
        account; if there is none, you will be told so. You get an answer within \(answer); the time stands still until \
        you confirm.
        """,
        "If you have not written to us, do nothing: without the link nothing is done, and the request is deleted.")
    case .prove(let number, let token):
      AccountMail.Words(
        "Please confirm your request \(number)",
        "Before we act on the request \(number), please confirm once more that it is yours:", site.request(token),
        "The link works once, for \(span). The time for our answer stands still until then.",
        "If you know nothing of such a request, do nothing: without the link nothing is done.")
    case .answer(let number, let text, let leadsToDeletion):
      AccountMail.Words(
        "Answer to your request \(number)", text,
        leadsToDeletion ? "You delete your account here; it takes your password and one more link:" : "",
        leadsToDeletion ? site.deletion : "", contact.isEmpty ? "" : "Questions reach us at \(contact).")
    case .refuse(let number, let text):
      AccountMail.Words(
        "About your request \(number)", "We cannot do what you have asked for, for this reason:", text,
        """
        You may complain to the data protection authority of your country, or go to court. Our policy says more:
        """, site.policy, contact.isEmpty ? "" : "Questions reach us at \(contact).")
    }
  }

  private func russian(_ site: MailSite) -> AccountMail.Words {
    let span = MailSpan.words(Retention.requestProof, in: .russian)
    let answer = MailSpan.words(Retention.answerWithin.days, in: .russian)
    return switch letter {
    case .acknowledge(let number, let token):
      AccountMail.Words(
        "Ваше обращение \(number)",
        """
        С этого адреса к нам пришло письмо с обращением о персональных данных. Его номер — \(number). Строку отправителя \
        можно подделать, поэтому подтвердите, пожалуйста, что обращение ваше:
        """,
        site.request(token),
        """
        Ссылка открывается один раз и действует \(span). Если этот адрес принадлежит аккаунту, дальше речь пойдёт о нём; \
        если аккаунта нет, мы так и ответим. На ответ у нас \(answer), но пока вы не подтвердили обращение, этот срок \
        стоит.
        """,
        "Если вы нам не писали, ничего не делайте: без подтверждения ничего не произойдёт, а обращение будет удалено.")
    case .prove(let number, let token):
      AccountMail.Words(
        "Подтвердите обращение \(number)",
        "Прежде чем выполнить обращение \(number), просим ещё раз подтвердить, что оно ваше:", site.request(token),
        "Ссылка открывается один раз и действует \(span). До этого срок ответа стоит.",
        "Если вы ничего об этом не знаете, ничего не делайте: без подтверждения ничего не произойдёт.")
    case .answer(let number, let text, let leadsToDeletion):
      AccountMail.Words(
        "Ответ на обращение \(number)", text,
        leadsToDeletion ? "Удалить аккаунт можно здесь; понадобятся пароль и ещё одна ссылка:" : "",
        leadsToDeletion ? site.deletion : "", contact.isEmpty ? "" : "С вопросами пишите на \(contact).")
    case .refuse(let number, let text):
      AccountMail.Words(
        "Об обращении \(number)", "Мы не можем сделать то, о чём вы просили. Причина:", text,
        "Вы можете пожаловаться в орган по защите данных своей страны или обратиться в суд. Подробнее — в политике:",
        site.policy, contact.isEmpty ? "" : "С вопросами пишите на \(contact).")
    }
  }

  private func kazakh(_ site: MailSite) -> AccountMail.Words {
    let span = MailSpan.words(Retention.requestProof, in: .kazakh)
    let answer = MailSpan.words(Retention.answerWithin.days, in: .kazakh)
    return switch letter {
    case .acknowledge(let number, let token):
      AccountMail.Words(
        "Сіздің өтінішіңіз: \(number)",
        """
        Бізге осы мекенжайдан жеке деректер туралы өтініш хат келді. Оның нөмірі — \(number). Жіберуші жолын қолдан \
        жасауға болады, сондықтан өтініш сіздікі екенін растаңыз:
        """,
        site.request(token),
        """
        Сілтеме бір рет қана ашылады және \(span) бойы жарамды. Егер бұл мекенжай аккаунтқа тиесілі болса, өтініш сол \
        аккаунтқа қатысты қаралады; аккаунт болмаса, соны айтамыз. Жауап \(answer) ішінде келеді, бірақ сіз растағанша \
        мерзім тоқтап тұрады.
        """,
        "Егер бізге жазбаған болсаңыз, ештеңе істемеңіз: растамасаңыз, ештеңе жасалмайды, өтініш жойылады.")
    case .prove(let number, let token):
      AccountMail.Words(
        "\(number) өтінішін растаңыз",
        "\(number) өтінішін орындамас бұрын оның сіздікі екенін тағы бір рет растаңыз:", site.request(token),
        "Сілтеме бір рет қана ашылады және \(span) бойы жарамды. Оған дейін жауап мерзімі тоқтап тұрады.",
        "Егер бұл туралы ештеңе білмесеңіз, ештеңе істемеңіз: растамасаңыз, ештеңе жасалмайды.")
    case .answer(let number, let text, let leadsToDeletion):
      AccountMail.Words(
        "\(number) өтінішіне жауап", text,
        leadsToDeletion ? "Аккаунтты мына жерде жоясыз; құпиясөзіңіз бен тағы бір сілтеме керек болады:" : "",
        leadsToDeletion ? site.deletion : "", contact.isEmpty ? "" : "Сұрағыңыз болса, \(contact) мекенжайына жазыңыз.")
    case .refuse(let number, let text):
      AccountMail.Words(
        "\(number) өтініші туралы", "Сұрағаныңызды орындай алмаймыз. Себебі:", text,
        "Еліңіздің деректерді қорғау органына шағымдануға немесе сотқа жүгінуге болады. Толығырақ саясатта:",
        site.policy, contact.isEmpty ? "" : "Сұрағыңыз болса, \(contact) мекенжайына жазыңыз.")
    }
  }
}
