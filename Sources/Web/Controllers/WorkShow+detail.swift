import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Studio

extension WorkShow.Model {
  /// The page of a work, from what the studio knows of it.
  init(_ detail: WorkDetail, now: Instant, idempotencyKey: String) {
    let ready = detail.isReady ? WorkShow.Ready(detail) : nil
    let state: WorkShow.State =
      switch detail.state {
      case .queued, .making: .making(WorkShow.Making(detail, previous: ready, now: now))
      case .ready: ready.map(WorkShow.State.ready) ?? .failed(code: "work-unknown")
      case .failed: ready.map(WorkShow.State.ready) ?? .failed(code: detail.failureCode ?? "unexpected")
      case .cancelled: ready.map(WorkShow.State.ready) ?? .cancelled
      }
    self.init(
      id: detail.id, title: detail.title, recipient: detail.recipient, occasion: detail.fields["occasion"],
      createdAt: detail.createdAt, state: state,
      versions: detail.versions.filter { $0.state == .ready }.reversed().map { version in
        WorkShow.Version(
          number: version.number, seconds: version.seconds, madeAt: version.createdAt,
          isShown: version.isShown)
      }, price: detail.price, idempotencyKey: idempotencyKey)
  }

  /// The page of a work in the trash.
  init(trashed work: WorkSummary, now: Instant, idempotencyKey: String) {
    self.init(
      id: work.id, title: work.title, recipient: work.recipient, occasion: nil, createdAt: work.createdAt,
      state: .trashed(
        WorkShow.Trashed(
          goesAt: work.keeping.until ?? now, canRestore: work.keeping.changes.contains(.restore))),
      price: 0, idempotencyKey: idempotencyKey)
  }
}

extension WorkShow.Making {
  fileprivate init(_ detail: WorkDetail, previous: WorkShow.Ready?, now: Instant) {
    let step = detail.progress.last { $0.kind == .step }
    let began = detail.versions.last?.createdAt ?? detail.createdAt
    self.init(
      hasBegun: detail.state == .making, step: step?.step, done: step?.done, total: step?.of,
      elapsedSeconds: Int(max(0, now.microseconds - began.microseconds) / Span.second),
      usualSeconds: previous?.madeInSeconds,
      words: detail.words, lastEvent: detail.progress.last?.number ?? 0, previous: previous)
  }
}

extension WorkShow.Ready {
  fileprivate init(_ detail: WorkDetail) {
    let facts = detail.facts
    let shown = detail.versions.first { $0.isShown }
    self.init(
      number: detail.version, words: detail.words ?? "",
      lines: detail.lines.map { Line(start: $0.start, text: $0.text) }, peaks: detail.peaks,
      seconds: facts?.seconds ?? shown?.seconds ?? 0,
      language: facts.flatMap { Language(rawValue: $0.language) } ?? .english,
      style: facts?.style, voice: facts?.voice, tempo: facts?.tempo, key: facts?.key,
      unused: facts?.unusedDetails ?? [], madeAt: shown?.createdAt ?? detail.createdAt,
      madeInSeconds: detail.secondsTaken.map { Int($0.rounded()) },
      files: detail.files.map { WorkShow.File(file: $0.file, bytes: $0.plainBytes) },
      keeping: Self.keeping(detail),
      failedCode: detail.state == .failed ? detail.failureCode ?? "unexpected" : nil)
  }

  private static func keeping(_ detail: WorkDetail) -> WorkShow.Keeping {
    guard let until = detail.keeping.until else { return .prime }
    guard let end = detail.keeping.primeUntil else { return .until(until) }
    return .primeEnds(end, goes: until)
  }
}
