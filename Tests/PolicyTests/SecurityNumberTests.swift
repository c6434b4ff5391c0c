import Core
import Policy
import Testing

/// The numbers that security rests on, typed again here with what asks for them: changing one is a decision.
@Suite struct SecurityNumberTests {
  /// Threats, sign-in: growing delay after ten failures, never a lock-out; two hashes at once, then a queue, then 503.
  @Test func guessingPasswords() {
    #expect(Limits.signInFailuresFree == 10 && Limits.signInWaitSecondsMax == 60)
    #expect(Limits.addressFailuresFree == 40 && Limits.addressWaitSecondsMax == 900)
    #expect(Limits.failuresKept.description == "24h")
    #expect(Limits.passwordHashesAtOnce == 2 && Limits.passwordHashesWaitingMax == 64)
    #expect(Limits.passwordHashKibibytes == 19 * 1024)
    #expect(Limits.passwordHashPasses == 2 && Limits.passwordHashLanes == 1)
    #expect(Limits.passwordLength == 8...128 && Limits.usernameLength == 3...30)
    #expect(Limits.accountsPerAddressTried == 8)
  }

  /// Threats, sign-in: at least 128 bits, so that nobody guesses one.
  @Test func guessingTokens() {
    #expect(Limits.accessTokenBytes == 32 && Limits.linkTokenBytes == 16 && Limits.receiptCodeBytes == 16)
    #expect(Limits.requestNumberLetters == 10)
  }

  /// Threats, sign-in: reset tokens live for 30 minutes; §10, D3: the link that deletes for an hour.
  @Test func mailedLinks() {
    #expect(length(Limits.recoveryLink) == 30 && length(Retention.deletionLink) == 60)
    #expect(length(Limits.emailChangeLink) == 24 * 60 && length(Limits.verificationLink) == 3 * 24 * 60)
    #expect(Limits.accountsPerRecovery == 3 && Limits.sessionsPerAccountMax == 20)
  }

  /// Threats, web edge: three mails an address and window.
  @Test func mails() {
    #expect(Limits.mailsPerAddressMax == 3 && length(Limits.mailWindow) == 60)
    #expect(Limits.mailsToOwnerMax == 10 && Limits.mailsOfFailuresMax == 1)
    #expect(Limits.requestMailsPerAddressMax == 3 && length(Limits.requestMailsWindow) == 24 * 60)
    #expect(length(Limits.mailKept) == 24 * 60)
  }

  @Test func tryingFromOneAddress() {
    #expect(length(Limits.attemptsWindow) == 60)
    #expect(Limits.signUpsPerAddressMax == 40 && Limits.signUpsPerAddressMonthMax == 400)
    #expect(Limits.recoveriesPerAddressMax == 20 && Limits.usernameChangesMax == 10)
    #expect(Limits.draftsPerAddressMax == 60 && Limits.sayingsPerAddressMax == 120)
  }

  /// Threats, web edge: slow heads and bodies are closed within 20 s, streams within 5 s of their session's end.
  @Test func slowAndGreedySenders() {
    #expect(Limits.requestSecondsMax == 15 && Limits.requestSecondsMax <= 20)
    #expect(Limits.streamSessionSeconds == 4 && Limits.streamSessionSeconds < 5)
    #expect(Limits.streamsPerAccountMax == 6 && Limits.streamMinutesMax == 30 && Limits.streamHeartbeatSeconds == 15)
    #expect(Limits.connectionsMax == 2_000)
    #expect(Limits.headerBytesMax == 16 << 10 && Limits.headersMax == 64)
    #expect(Limits.formBytesMax == 96 << 10 && Limits.formFieldsMax == 64 && Limits.queryBytesMax == 2 << 10)
    #expect(Limits.rangesPerRequestMax == 4)
  }

  /// Threats, crash, disk, time: when the sweeper stops.
  @Test func doubtingTheClock() {
    #expect(SweepLimits.clockToleranceSeconds == 60 && length(SweepLimits.gapMost) == 7 * 24 * 60)
    #expect(SweepLimits.clockDoubtRetrySeconds == 3_600)
  }

  /// In whole minutes, measured where no month is involved.
  private func length(_ period: Period) -> Int64 {
    let start = Instant(microseconds: 1_790_000_000_000_000)
    return (period.end(from: start).microseconds - start.microseconds) / (60 * Span.second)
  }
}
