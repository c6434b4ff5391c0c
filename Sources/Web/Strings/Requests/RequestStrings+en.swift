import Policy
import Privacy

extension RequestStrings {
  static let english = RequestStrings(
    title: "My requests",
    lead: "What you ask for by your rights. You get an answer within {span}, and see here where it stands.",
    yours: "What you have asked for",
    none: "Nothing so far.",
    new: "Ask for something",
    full: "Several of your requests wait for an answer. As soon as one is answered, you can ask for more.",
    byMail:
      "You can also write to {contact}; we then send a link to the address of your account, to be sure it is you.",
    kept: "A request goes {span} after its answer, and with the account at once.",
    choose: "Choose …",
    rightLabel: "What do you ask for?",
    rightHint: "If none of them fits, choose the last one and say it in your words.",
    textLabel: "In your words",
    textHint: "What it is about, and what we should do. At most {most} characters.",
    send: "Send the request",
    number: "Number",
    received: "Received",
    answerBy: "Answer by",
    closedOn: "Closed on",
    timeStands: "the time stands still until you confirm the link we sent",
    late: "The answer is late",
    yourWords: "You wrote",
    answer: "Our answer",
    history: "What was done",
    withdraw: "Take it back",
    toDeletion: "Delete the account: its own steps begin here",
    proofTitle: "Is this request yours?",
    proofText: "A request with the number {number} came to us from your address. One press, and we take it up.",
    prove: "Yes, it is mine",
    proofElse: "If it is not yours, close this page: nothing is done, and the request is deleted.",
    provedTitle: "Thank you, it is confirmed",
    provedText: "Your request has the number {number}. You get an answer by mail, by {date} at the latest.",
    right: { right in
      switch right {
      case .access: "A copy of my data"
      case .correction: "Correct something"
      case .deletion: "Delete something, or the account"
      case .restriction: "Restrict the use of my data"
      case .objection: "Object to a use"
      case .portability: "My data in a form for another service"
      case .withdrawal: "Withdraw a consent"
      case .californiaKnow: "California: know what is collected"
      case .californiaDelete: "California: delete"
      case .other: "Something else"
      }
    },
    state: { state in
      switch state {
      case .received: "Received"
      case .waiting: "Waits for your confirmation"
      case .open: "Being looked at"
      case .answered: "Answered"
      case .refused: "Refused"
      case .withdrawn: "Taken back"
      case .expired: "Not confirmed in time"
      }
    },
    step: { act in
      switch act {
      case .received: "Received"
      case .asked: "We asked you to confirm it"
      case .proved: "You confirmed it"
      case .accepted: "We took your proof for enough"
      case .classified: "Put in the right place"
      case .viewed: "Opened by the operator"
      case .noted: "The operator made a note"
      case .answered: "Answered"
      case .refused: "Refused"
      case .withdrawn: "Taken back by you"
      case .expired: "Closed, because nobody confirmed it"
      case .mailFailed: "A mail about it could not be delivered"
      }
    })
}
