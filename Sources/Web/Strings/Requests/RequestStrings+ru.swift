import Policy
import Privacy

extension RequestStrings {
  static let russian = RequestStrings(
    title: "Мои обращения",
    lead:
      "То, о чём вы просите по своим правам. Ответ придёт в течение {span}, а здесь видно, что с обращением сейчас.",
    yours: "О чём вы просили",
    none: "Пока ни о чём.",
    new: "Новое обращение",
    full: "Несколько ваших обращений ждут ответа. Как только мы ответим на одно, можно будет отправить следующее.",
    byMail:
      "Можно и написать на {contact}; тогда мы отправим ссылку на адрес аккаунта, чтобы убедиться, что это вы.",
    kept: "Обращение удаляется через {span} после ответа, а вместе с аккаунтом сразу.",
    choose: "Выберите…",
    rightLabel: "О чём вы просите?",
    rightHint: "Если ничего не подходит, выберите последнее и объясните своими словами.",
    textLabel: "Своими словами",
    textHint: "О чём речь и что нам сделать. Не больше {most} знаков.",
    send: "Отправить обращение",
    number: "Номер",
    received: "Получено",
    answerBy: "Ответ не позднее",
    closedOn: "Закрыто",
    timeStands: "срок стоит, пока вы не подтвердите обращение по нашей ссылке",
    late: "Ответ задерживается",
    yourWords: "Вы написали",
    answer: "Наш ответ",
    history: "Что было сделано",
    withdraw: "Отозвать",
    toDeletion: "Удалить аккаунт: это начинается здесь",
    proofTitle: "Это ваше обращение?",
    proofText: "С вашего адреса к нам пришло обращение под номером {number}. Одно нажатие — и мы им займёмся.",
    prove: "Да, моё",
    proofElse: "Если не ваше, просто закройте страницу: ничего не произойдёт, а обращение будет удалено.",
    provedTitle: "Спасибо, подтверждено",
    provedText: "Номер вашего обращения — {number}. Ответ придёт по почте; последний срок: {date}",
    right: { right in
      switch right {
      case .access: "Копия моих данных"
      case .correction: "Исправить что-то"
      case .deletion: "Удалить что-то или аккаунт"
      case .restriction: "Ограничить использование данных"
      case .objection: "Возразить против использования"
      case .portability: "Данные в форме для другого сервиса"
      case .withdrawal: "Отозвать согласие"
      case .californiaKnow: "Калифорния: узнать, что собирается"
      case .californiaDelete: "Калифорния: удалить"
      case .other: "Другое"
      }
    },
    state: { state in
      switch state {
      case .received: "Получено"
      case .waiting: "Ждёт вашего подтверждения"
      case .open: "Рассматривается"
      case .answered: "Ответ дан"
      case .refused: "Отказано"
      case .withdrawn: "Отозвано"
      case .expired: "Не подтверждено вовремя"
      }
    },
    step: { act in
      switch act {
      case .received: "Получено"
      case .asked: "Мы попросили подтвердить"
      case .proved: "Вы подтвердили"
      case .accepted: "Мы приняли ваше подтверждение"
      case .classified: "Уточнено, о чём просьба"
      case .viewed: "Открыто оператором"
      case .noted: "Оператор сделал пометку"
      case .answered: "Ответ дан"
      case .refused: "Отказано"
      case .withdrawn: "Отозвано вами"
      case .expired: "Закрыто: никто не подтвердил"
      case .mailFailed: "Письмо об обращении не удалось доставить"
      }
    })
}
