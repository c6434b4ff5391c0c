/// Limits on signing in and on mails, each with its reason (OWASP ASVS 5.0 §6; threats: sign-in and sessions).
extension Limits {
  /// What one password hash costs (argon2id): 19 MiB, two passes, one lane is the least OWASP names; about 40 ms here.
  public static let passwordHashKibibytes: UInt32 = 19 * 1024
  public static let passwordHashPasses: UInt32 = 2
  public static let passwordHashLanes: UInt32 = 1
  /// Two at once leave a small machine time for pages; as many waiting as are done in about a second and a half.
  public static let passwordHashesAtOnce = 2
  public static let passwordHashesWaitingMax = 64

  /// Bits of a session's or a mailed link's token, in bytes: beyond all guessing.
  public static let accessTokenBytes = 32
  /// Nobody uses more devices at once; the oldest session gives way.
  public static let sessionsPerAccountMax = 20
  /// A general form such as "Firefox on Android" (§2.1.4).
  public static let deviceLengthMax = 60

  /// Failures with one login, with one account by whatever login, or with one account's password before the waiting
  /// grows, and the longest wait: a minute stops guessing and shuts nobody out.
  public static let signInFailuresFree = 10
  public static let signInWaitSecondsMax = 60
  /// One address may stand for a household or an office, so it fails more often; nobody owns it, so it waits longer.
  public static let addressFailuresFree = 40
  public static let addressWaitSecondsMax = 900
  /// Failures are forgotten so long after the last one (D13: well below the twelve months).
  public static let failuresKept = Period.hours(24)
  /// Accounts from one address within the window: a household or a class, not a machine.
  public static let signUpsPerAddressMax = 40
  /// Recoveries asked for from one address within the window.
  public static let recoveriesPerAddressMax = 20
  /// Drafts kept for one address within the window, by people who have no account yet: each is a sealed row for a
  /// day, and a class of forty that begins its songs together stays below.
  public static let draftsPerAddressMax = 60
  /// Names spoken for one address within the window: each costs a process for a third of a second; somebody who
  /// looks for the right stress presses some twenty times.
  public static let sayingsPerAddressMax = 120
  /// Names a person may try within the window.
  public static let usernameChangesMax = 10
  public static let attemptsWindow = Period.hours(1)

  /// Mails to one address within the window that need no proof that the address is the asker's own; all mails to an
  /// address that nobody has confirmed.
  public static let mailsPerAddressMax = 3
  /// Mails to a verified address about what its owner did with the password.
  public static let mailsToOwnerMax = 10
  /// Word of somebody's failures to sign in, to a verified address: one says all there is to say. Whoever uses up the
  /// other mails keeps it from nobody.
  public static let mailsOfFailuresMax = 1
  public static let mailWindow = Period.hours(1)
  /// A mail that could not be sent for a day has nothing to say any more.
  public static let mailKept = Period.hours(24)
  /// A mail server that has not taken a mail by then is asked again later; well below a job's lease.
  public static let mailSecondsMax = 30

  /// Long enough for a mail that is read on Monday.
  public static let verificationLink = Period.days(3)
  /// Whoever asks for a new password waits for the mail.
  public static let recoveryLink = Period.minutes(30)
  public static let emailChangeLink = Period.hours(24)
  /// Accounts with one unverified address that are tried at sign-in, and that one mail of recovery names.
  public static let accountsPerAddressTried = 8
  public static let accountsPerRecovery = 3
}
