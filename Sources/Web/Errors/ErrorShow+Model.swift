import Core

/// What people see when something goes wrong: what happened, what was not lost, what to do.
enum ErrorShow {
  struct Model: Sendable, Hashable {
    var status: Int
    var title: String
    var text: String
    /// The sentence of the error itself, where it says more than the page.
    var detail: String?
    /// "Try again in 40 seconds."
    var wait: String?
    /// Only for faults of ours, so that somebody can ask about them.
    var requestNumber: String?
    var contactMail: String
  }

  /// The status over HTTP that each kind has.
  static func status(_ kind: DomainError.Kind) -> Int {
    switch kind {
    case .invalid: 422
    case .notFound: 404
    case .gone: 410
    case .signedOut: 401
    case .forbidden: 403
    case .conflict: 409
    case .tooLarge: 413
    case .tooMany: 429
    case .missing, .unavailable: 503
    case .fault: 500
    }
  }

  /// "Try again in 40 seconds.", where the error knows.
  static func wait(_ error: DomainError, _ strings: Strings) -> String? {
    error.retryAfterSeconds.map { seconds in
      let (count, unit) = strings.spans.wait(seconds: seconds)
      let span = strings.language == .kazakh ? strings.spans.oblique(count, unit) : strings.spans.plain(count, unit)
      return strings.errors.wait(span: span)
    }
  }
}

extension ErrorShow.Model {
  /// - Parameters:
  ///   - status: of the answer, where it is not simply that of the error's kind (400, 405).
  ///   - requestID: the number under which the log knows the request; it names nobody.
  init(_ error: DomainError, status: Int? = nil, requestID: String, contactMail: String, _ strings: Strings) {
    let words = strings.errors
    let status = status ?? ErrorShow.status(error.kind)
    let message = words.message(status: status)
    self.status = status
    title = message.title
    text = message.text
    // A fault's code means nothing to people, and must tell nothing.
    detail = error.kind == .fault ? nil : words.text(code: error.code)
    wait = ErrorShow.wait(error, strings)
    requestNumber = status >= 500 ? requestID : nil
    self.contactMail = contactMail
  }
}
