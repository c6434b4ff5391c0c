import Core
import HTML
import HTTPTypes
import Hummingbird
import Privacy

/// Checks a receipt that somebody brings (D3). It needs no account and keeps nothing.
struct ReceiptController: Sendable {
  let site: Site

  func answer(_ asked: SiteRequest) async throws -> Response {
    let context = try await site.context(asked)
    guard asked.method == .post else { return .page(ReceiptShow.page(ReceiptShow.Model(), context)) }
    var model = ReceiptShow.Model(pasted: asked.form[ReceiptShow.Name.receipt])
    do {
      model.receipt = try site.house.receipts.check(model.pasted)
      return .page(ReceiptShow.page(model, context))
    } catch let error as DomainError where error.kind == .invalid {
      model.problem = context.strings.errors.text(error)
      return .page(ReceiptShow.page(model, context)).answering(error)
    }
  }
}
