"""Cases worked out by hand from the policy, with every date written out. None was copied from an output.

A case is its clause, its acts, and what must come of them. An act is `INSTANT do names...`; `hold` names its own name,
its end and its objects. An expectation `INSTANT event key=value...` is met by exactly one line; `no event key=value...`
by none.
"""

Case = tuple[str, str, str]

PRIME_ACTS = """
2027-01-01T00:00:00Z signup ann
2027-01-31T10:00:00Z create ann w
2027-02-01T00:00:00Z prime ann 2027-05-31T10:00:00Z
"""
HELD_UPLOAD = """
2027-03-01T00:00:00Z signup ann
2027-03-01T10:00:00Z upload ann u
2027-03-05T00:00:00Z hold h 2027-04-01T00:00:00Z u
"""


def lone_work(created: str) -> str:
  return f"\n{created} signup ann\n{created} create ann w\n"


CONTENT: list[Case] = [
  ("§5.4, D1: 30 November ends on the leap day", lone_work("2027-11-30T10:00:00Z"), """
2027-11-30T10:00:00Z accepted object=w due=2028-02-29T10:00:00Z
2028-02-29T10:00:00Z hidden object=w user=ann due=2028-02-29T10:00:00Z
2028-03-07T10:00:00Z purged object=w user=ann due=2028-03-07T10:00:00Z
no notice object=w"""),
  ("§5.4, D1: 30 November in a common year", lone_work("2026-11-30T10:00:00Z"), """
2027-02-28T10:00:00Z hidden object=w
2027-03-07T10:00:00Z purged object=w"""),
  ("D1: 31 August clamps to 30 November, a second before midnight", lone_work("2027-08-31T23:59:59Z"), """
2027-11-30T23:59:59Z hidden object=w
2027-12-07T23:59:59Z purged object=w"""),
  ("D1: made on the leap day", lone_work("2028-02-29T00:00:00Z"), """
2028-05-29T00:00:00Z hidden object=w
2028-06-05T00:00:00Z purged object=w"""),
  ("D1: over the turn of the year", lone_work("2027-12-31T12:00:00Z"), """
2028-03-31T12:00:00Z hidden object=w
2028-04-07T12:00:00Z purged object=w"""),
  ("§5.3, D45b: seven days over the leap day", "2028-02-25T08:30:15Z signup ann\n2028-02-25T08:30:15Z upload ann u", """
2028-02-25T08:30:15Z accepted object=u due=2028-03-03T08:30:15Z
2028-03-03T08:30:15Z hidden object=u
2028-03-03T08:30:15Z purged object=u due=2028-03-03T08:30:15Z"""),
  ("§5.3: seven days over a common February", "2027-02-25T23:00:00Z signup ann\n2027-02-25T23:00:00Z upload ann u", """
2027-03-04T23:00:00Z purged object=u"""),
  ("§5.5: each message ages by itself", """
2027-01-31T10:00:00Z signup ann
2027-01-31T10:00:00Z message ann muse 2
2027-02-28T10:00:00Z message ann muse 2""", """
2027-02-28T10:00:00Z accepted object=muse due=2027-05-28T10:00:00Z
2027-04-30T10:00:00Z hidden object=muse
2027-04-30T10:00:00Z purged object=muse due=2027-04-30T10:00:00Z
2027-05-28T10:00:00Z hidden object=muse
2027-05-28T10:00:00Z purged object=muse"""),
  ("§5.5, D1: 29 and 30 November meet on the leap day and give one line", """
2027-11-29T10:00:00Z signup ann
2027-11-29T10:00:00Z message ann muse 2
2027-11-30T10:00:00Z message ann muse 2""", """
2028-02-29T10:00:00Z hidden object=muse
2028-02-29T10:00:00Z purged object=muse"""),
  ("§5.5, D5: Prime lifts the age of messages and restarts it at its end", """
2027-01-10T10:00:00Z signup ann
2027-01-10T10:00:00Z message ann muse 2
2027-02-01T10:00:00Z prime ann 2027-11-30T10:00:00Z""", """
2028-02-29T10:00:00Z hidden object=muse
no hidden object=muse at=2027-04-10T10:00:00Z"""),
  ("D8: a hundred messages stay, the next cuts whole turns, Prime or not", """
2027-01-10T10:00:00Z signup ann
2027-01-10T10:00:00Z prime ann 2028-01-10T10:00:00Z
2027-01-10T11:00:00Z message ann muse 100
2027-01-10T12:00:00Z message ann muse 1
2027-01-10T13:00:00Z message ann muse 1
2027-01-10T14:00:00Z message ann muse 1
2027-01-10T15:00:00Z end""", """
no purged at=2027-01-10T11:00:00Z
2027-01-10T12:00:00Z purged object=muse due=2027-01-10T12:00:00Z clause=D8
no purged at=2027-01-10T13:00:00Z
2027-01-10T14:00:00Z purged object=muse clause=D8"""),
  ("D8: the cap is each assistant's and each user's own", """
2027-01-10T10:00:00Z signup ann
2027-01-10T10:00:00Z signup ben
2027-01-10T11:00:00Z message ann muse 100
2027-01-10T12:00:00Z message ann bard 100
2027-01-10T13:00:00Z message ben muse 100
2027-01-10T14:00:00Z end""", "no purged"),
]

TRASH: list[Case] = [
  ("D2: restored at 6 d 23 h", lone_work("2027-01-31T10:00:00Z") + """
2027-02-10T10:00:00Z delete ann w
2027-02-17T09:00:00Z restore ann w""", """
2027-02-10T10:00:00Z trashed object=w due=2027-02-17T10:00:00Z
2027-02-17T09:00:00Z restored object=w due=2027-04-30T10:00:00Z
2027-04-30T10:00:00Z hidden object=w
2027-05-07T10:00:00Z purged object=w"""),
  ("D2: restored a second before 7 d", lone_work("2027-01-31T10:00:00Z") + """
2027-02-10T10:00:00Z delete ann w
2027-02-17T09:59:59Z restore ann w""", "2027-02-17T09:59:59Z restored object=w"),
  ("D2: not restored at 7 d", lone_work("2027-01-31T10:00:00Z") + """
2027-02-10T10:00:00Z delete ann w
2027-02-17T10:00:00Z restore ann w""", """
2027-02-17T10:00:00Z purged object=w due=2027-02-17T10:00:00Z
2027-02-17T10:00:00Z refused object=w reason=trash-over
no restored
no hidden"""),
  ("D2: what has expired does not return without Prime", lone_work("2027-01-31T10:00:00Z") + """
2027-05-01T10:00:00Z restore ann w""", """
2027-05-01T10:00:00Z refused reason=needs-prime
2027-05-07T10:00:00Z purged object=w"""),
  ("D2, D45b: what has expired returns under Prime", lone_work("2027-01-31T10:00:00Z") + """
2027-05-01T09:00:00Z prime ann 2027-06-01T09:00:00Z
2027-05-01T10:00:00Z restore ann w""", """
2027-04-30T10:00:00Z hidden object=w
2027-05-01T10:00:00Z restored object=w due=2027-09-01T09:00:00Z
2027-09-01T09:00:00Z hidden object=w
2027-09-08T09:00:00Z purged object=w"""),
  ("D45b: three months end in the trash", lone_work("2027-01-10T10:00:00Z") + """
2027-04-05T10:00:00Z delete ann w
2027-04-10T10:00:00Z restore ann w""", """
2027-04-10T10:00:00Z refused reason=needs-prime
2027-04-12T10:00:00Z purged object=w
no hidden"""),
  ("D45b: a second before the three months end in the trash", lone_work("2027-01-10T10:00:00Z") + """
2027-04-05T10:00:00Z delete ann w
2027-04-10T09:59:59Z restore ann w""", """
2027-04-10T09:59:59Z restored object=w due=2027-04-10T10:00:00Z
2027-04-10T10:00:00Z hidden object=w
2027-04-17T10:00:00Z purged object=w"""),
  ("D45b: Prime bought after the expiry in the trash, and over again", lone_work("2027-01-10T10:00:00Z") + """
2027-04-05T10:00:00Z delete ann w
2027-04-10T11:00:00Z prime ann 2027-04-11T11:00:00Z
2027-04-11T11:00:00Z restore ann w""", "2027-04-11T11:00:00Z refused reason=needs-prime"),
  ("D5: Prime bought in time protects in the trash too", lone_work("2027-01-10T10:00:00Z") + """
2027-04-05T10:00:00Z delete ann w
2027-04-10T09:59:59Z prime ann 2027-04-11T11:00:00Z
2027-04-11T11:00:00Z restore ann w""", "2027-04-11T11:00:00Z restored object=w due=2027-07-11T11:00:00Z"),
]

PRIME: list[Case] = [
  ("D5: the clock restarts at the end of Prime, with notices", PRIME_ACTS, """
2027-05-31T10:00:00Z notice object=w due=2027-08-31T10:00:00Z days=92
2027-08-01T10:00:00Z notice object=w due=2027-08-31T10:00:00Z days=30
2027-08-24T10:00:00Z notice object=w days=7
2027-08-30T10:00:00Z notice object=w days=1
2027-08-31T10:00:00Z hidden object=w
2027-09-07T10:00:00Z purged object=w
no hidden at=2027-04-30T10:00:00Z"""),
  ("D45b: Prime at the instant of expiry is too late", lone_work("2027-01-15T10:00:00Z") + """
2027-04-15T10:00:00Z prime ann 2027-12-15T10:00:00Z""", """
2027-04-15T10:00:00Z hidden object=w
2027-04-22T10:00:00Z purged object=w"""),
  ("D45b: Prime a second before protects", lone_work("2027-01-15T10:00:00Z") + """
2027-04-15T09:59:59Z prime ann 2027-12-15T10:00:00Z""", """
2028-03-15T10:00:00Z hidden object=w
no hidden at=2027-04-15T10:00:00Z"""),
  ("D5: Prime ended early", lone_work("2027-01-15T10:00:00Z") + """
2027-02-01T00:00:00Z prime ann 2028-02-01T00:00:00Z
2027-11-30T10:00:00Z endPrime ann""", """
2027-11-30T10:00:00Z notice object=w due=2028-02-29T10:00:00Z days=91
2028-02-29T10:00:00Z hidden object=w
no notice at=2028-02-01T00:00:00Z"""),
  ("§5.4: Prime runs to the later of two ends", PRIME_ACTS + """
2027-03-01T00:00:00Z prime ann 2027-06-30T10:00:00Z
2027-03-02T00:00:00Z prime ann 2027-04-01T00:00:00Z""", """
2027-06-30T10:00:00Z notice object=w days=92 due=2027-09-30T10:00:00Z
2027-09-30T10:00:00Z hidden object=w"""),
  ("D5: two Primes with a gap", lone_work("2027-01-10T10:00:00Z") + """
2027-01-20T00:00:00Z prime ann 2027-02-10T10:00:00Z
2027-05-01T00:00:00Z prime ann 2027-05-20T10:00:00Z""", """
2027-02-10T10:00:00Z notice object=w days=89 due=2027-05-10T10:00:00Z
2027-04-10T10:00:00Z notice object=w days=30
2027-05-20T10:00:00Z notice object=w days=92 due=2027-08-20T10:00:00Z
no notice at=2027-05-03T10:00:00Z
2027-08-20T10:00:00Z hidden object=w"""),
  ("D5b: made after Prime, no notice", "2027-01-01T00:00:00Z signup ann\n" + """
2027-01-01T00:00:00Z prime ann 2027-02-01T00:00:00Z
2027-02-01T00:00:00Z create ann w""", "no notice object=w\n2027-05-01T00:00:00Z hidden object=w"),
  ("D5b: a notice missed while the sweeper stood is not sent late", PRIME_ACTS + """
2027-07-31T00:00:00Z stopSweeper
2027-08-02T00:00:00Z startSweeper""", """
no notice days=30 object=w
2027-08-24T10:00:00Z notice object=w days=7"""),
  ("D45b: Prime of no length held no instant and protects nothing", lone_work("2027-01-10T10:00:00Z") + """
2027-02-01T00:00:00Z prime ann 2027-12-01T00:00:00Z
2027-02-01T00:00:00Z endPrime ann""", """
2027-02-01T00:00:00Z accepted due=None clause=D5
2027-04-10T10:00:00Z hidden object=w
no notice object=w"""),
  ("D5, D20b: notices go on under hold, since the dates do", PRIME_ACTS + """
2027-05-01T00:00:00Z hold h 2028-01-01T00:00:00Z w""", """
2027-05-31T10:00:00Z notice object=w due=2027-08-31T10:00:00Z days=92
2027-08-30T10:00:00Z notice object=w days=1
2027-08-31T10:00:00Z hidden object=w
2028-01-01T00:00:00Z purged object=w due=2028-01-01T00:00:00Z"""),
  ("§5.4: Prime into the past, ended twice", "2027-01-01T00:00:00Z signup ann\n" + """
2027-01-01T00:00:01Z prime ann 2027-01-01T00:00:01Z
2027-01-01T00:00:02Z endPrime ann""", """
2027-01-01T00:00:01Z refused reason=prime-invalid
2027-01-01T00:00:02Z refused reason=prime-not-running"""),
]

ACCOUNTS: list[Case] = [
  ("§5.2, D7, D7b: a year from the midnight after the last access, over a leap day", """
2027-01-05T10:00:00Z signup ann
2027-02-28T15:00:00Z access ann""", """
2028-01-31T00:00:00Z notice user=ann days=30 due=2028-03-01T00:00:00Z
2028-02-23T00:00:00Z notice user=ann days=7
2028-02-29T00:00:00Z notice user=ann days=1
2028-03-01T00:00:00Z accountErased user=ann due=2028-03-01T00:00:00Z"""),
  ("D7b: the midnight is 29 February", "2028-02-28T23:59:59Z signup ann", """
2029-02-28T00:00:00Z accountErased user=ann"""),
  ("D7b: the first instant of the leap day", "2028-02-29T00:00:00Z signup ann", """
2029-03-01T00:00:00Z accountErased user=ann"""),
  ("D7b: an access at the due instant is too late, also without the sweeper", """
2027-05-04T10:00:00Z signup ann
2028-04-01T00:00:00Z stopSweeper
2028-05-05T00:00:00Z access ann
2028-05-09T00:00:00Z startSweeper""", """
2028-05-05T00:00:00Z refused user=ann reason=account-closed
2028-05-09T00:00:00Z accountErased user=ann due=2028-05-05T00:00:00Z
no notice"""),
  ("D7b: an access a second before the due instant", """
2027-05-04T10:00:00Z signup ann
2028-05-04T23:59:59Z access ann""", """
2028-05-04T23:59:59Z accepted user=ann
2029-05-05T00:00:00Z accountErased user=ann"""),
  ("D6, D7b: after paid Prime the year runs anew from its end", """
2027-01-10T10:00:00Z signup ann
2027-01-10T11:00:00Z prime ann 2027-08-15T12:30:00Z""", """
2028-07-16T12:30:00Z notice user=ann days=30 due=2028-08-15T12:30:00Z
2028-08-15T12:30:00Z accountErased user=ann
no notice at=2027-12-12T00:00:00Z"""),
  ("§5.2: buying Prime is no access", """
2027-01-10T10:00:00Z signup ann
2027-01-20T10:00:00Z prime ann 2027-01-20T10:00:01Z""", """
2028-01-20T10:00:01Z accountErased user=ann"""),
  ("§10, D3, D11: deletion takes all at once, also while the sweeper stands", lone_work("2027-01-10T10:00:00Z") + """
2027-01-10T11:00:00Z upload ann u
2027-01-10T12:00:00Z message ann muse 4
2027-01-10T13:00:00Z pay ann t
2027-01-11T00:00:00Z stopSweeper
2027-01-12T10:00:00Z deleteAccount ann
2027-01-12T10:00:01Z access ann
2027-01-12T10:00:02Z end""", """
2027-01-12T10:00:00Z accepted user=ann
2027-01-12T10:00:00Z purged object=w due=2027-01-12T10:00:00Z
2027-01-12T10:00:00Z purged object=u
2027-01-12T10:00:00Z purged object=muse
2027-01-12T10:00:00Z accountErased user=ann due=2027-01-12T10:00:00Z
2027-01-12T10:00:01Z refused reason=account-closed
no hidden
no trashed
no transactionPurged"""),
  ("D32: the name begins anew, and owns nothing of the old account", lone_work("2027-01-10T10:00:00Z") + """
2027-01-11T00:00:00Z signup ann
2027-01-12T10:00:00Z deleteAccount ann
2027-01-12T10:00:00Z signup ann
2027-01-12T10:00:01Z restore ann w""", """
2027-01-11T00:00:00Z refused reason=account-exists
2027-01-12T10:00:00Z purged object=w
2027-01-12T10:00:01Z refused object=w
2028-01-13T00:00:00Z accountErased user=ann"""),
  ("D7b, D32: the name begins anew before the sweeper comes", """
2027-05-04T10:00:00Z signup ann
2028-04-01T00:00:00Z stopSweeper
2028-05-05T00:00:00Z signup ann
2028-05-09T00:00:00Z startSweeper""", """
2028-05-05T00:00:00Z accepted user=ann
2028-05-09T00:00:00Z accountErased user=ann due=2028-05-05T00:00:00Z
2029-05-06T00:00:00Z accountErased user=ann due=2029-05-06T00:00:00Z"""),
  ("D7: a refused act is an access, a refused signup is none", """
2027-05-04T10:00:00Z signup ann
2027-05-06T10:00:00Z delete ann nothing
2027-05-09T10:00:00Z signup ann""", """
2027-05-09T10:00:00Z refused reason=account-exists
2028-05-07T00:00:00Z accountErased user=ann"""),
  ("D30, D30b: under restriction nothing new, time runs on", lone_work("2027-01-10T10:00:00Z") + """
2027-01-11T00:00:00Z restrict ann
2027-01-11T00:00:01Z create ann v
2027-01-11T00:00:02Z upload ann u
2027-01-11T00:00:03Z message ann muse 1
2027-01-11T00:00:04Z restrict ann
2027-01-11T00:00:05Z delete ann w
2027-01-11T00:00:06Z restore ann w
2027-01-11T00:00:07Z unrestrict ann
2027-01-11T00:00:08Z create ann x""", """
2027-01-11T00:00:01Z refused object=v reason=restricted
2027-01-11T00:00:02Z refused object=u reason=restricted
2027-01-11T00:00:03Z refused object=muse reason=restricted
2027-01-11T00:00:04Z refused
2027-01-11T00:00:06Z restored object=w due=2027-04-10T10:00:00Z
2027-01-11T00:00:08Z accepted object=x
2027-04-10T10:00:00Z hidden object=w"""),
]

RECORDS: list[Case] = [
  ("§5.7, D10, D10b: the first and the last second of a fiscal year, beyond the account", """
2027-01-01T00:00:00Z signup ann
2027-01-01T00:00:00Z pay ann first
2027-12-31T23:59:59Z pay ann last
2028-01-01T00:00:00Z pay ann next""", """
2033-01-01T00:00:00Z transactionPurged object=first due=2033-01-01T00:00:00Z
2033-01-01T00:00:00Z transactionPurged object=last
2034-01-01T00:00:00Z transactionPurged object=next
no transactionPurged user=ann"""),
  ("§5.6, D13b: one key a month, gone 12 months after the month", """
2027-03-01T00:00:00Z signup ann
2027-03-01T00:00:00Z addressSeen ann
2027-03-31T23:59:59Z addressSeen ann
2027-12-05T00:00:00Z addressSeen ann""", """
2028-04-01T00:00:00Z keyDestroyed object=2027-03 due=2028-04-01T00:00:00Z
2029-01-01T00:00:00Z keyDestroyed object=2027-12
no keyDestroyed user=ann"""),
]

HOLDS: list[Case] = [
  ("D20b: hidden on time, purged when the hold ends", HELD_UPLOAD, """
2027-03-08T10:00:00Z hidden object=u
2027-04-01T00:00:00Z purged object=u due=2027-04-01T00:00:00Z"""),
  ("D20b: the last of overlapping holds", HELD_UPLOAD + "2027-03-20T00:00:00Z hold g 2027-05-01T06:00:00Z u", """
2027-05-01T06:00:00Z purged object=u due=2027-05-01T06:00:00Z"""),
  ("D20: release purges at once, also while the sweeper stands", HELD_UPLOAD + """
2027-03-10T00:00:00Z stopSweeper
2027-03-15T00:00:00Z release h
2027-03-16T00:00:00Z end""", "2027-03-15T00:00:00Z purged object=u due=2027-03-15T00:00:00Z"),
  ("D20: release before the thing's own date purges nothing", HELD_UPLOAD + """
2027-03-06T00:00:00Z release h""", "2027-03-08T10:00:00Z purged object=u due=2027-03-08T10:00:00Z"),
  ("D20b: release of one of two holds", HELD_UPLOAD + """
2027-03-20T00:00:00Z hold g 2027-05-01T06:00:00Z u
2027-03-21T00:00:00Z release h""", "2027-05-01T06:00:00Z purged object=u"),
  ("D20b: a hold that ends before the thing's own date", lone_work("2027-01-10T10:00:00Z") + """
2027-02-01T00:00:00Z hold h 2027-03-01T00:00:00Z w""", "2027-04-17T10:00:00Z purged object=w"),
  ("D45b: a hold at the due instant is too late", lone_work("2027-01-10T10:00:00Z") + """
2027-04-17T10:00:00Z hold h 2027-06-01T00:00:00Z w""", """
2027-04-17T10:00:00Z refused object=h
2027-04-17T10:00:00Z purged object=w"""),
  ("D45b: too late although the sweeper has not come", lone_work("2027-01-10T10:00:00Z") + """
2027-04-17T00:00:00Z stopSweeper
2027-04-17T10:00:00Z hold h 2027-06-01T00:00:00Z w
2027-04-18T00:00:00Z startSweeper""", """
2027-04-17T10:00:00Z refused object=h reason=hold-too-late
2027-04-18T00:00:00Z purged object=w due=2027-04-17T10:00:00Z"""),
  ("D20: a hold of no length, of a known name, of an unknown thing", HELD_UPLOAD + """
2027-03-06T00:00:00Z hold a 2027-03-06T00:00:00Z u
2027-03-06T00:00:01Z hold h 2027-06-01T00:00:00Z u
2027-03-06T00:00:02Z hold c 2027-06-01T00:00:00Z u other""", """
2027-03-06T00:00:00Z refused object=a reason=hold-invalid
2027-03-06T00:00:01Z refused object=h reason=name-taken
2027-03-06T00:00:02Z refused object=c reason=object-unknown
2027-04-01T00:00:00Z purged object=u"""),
  ("D20b: of acts of one instant the hold that came first holds", lone_work("2027-01-10T10:00:00Z") + """
2027-01-20T00:00:00Z hold h 2027-03-01T00:00:00Z w
2027-01-20T00:00:00Z deleteAccount ann""", """
2027-01-20T00:00:00Z accountErased user=ann
2027-03-01T00:00:00Z purged object=w due=2027-03-01T00:00:00Z"""),
  ("D20b: a hold placed at the instant at which the one before is released", HELD_UPLOAD + """
2027-03-10T00:00:00Z hold g 2027-05-01T00:00:00Z u
2027-03-10T00:00:00Z release h""", "2027-05-01T00:00:00Z purged object=u due=2027-05-01T00:00:00Z"),
  ("D8, D20b: what the cap cuts under hold goes when the hold ends", """
2027-01-10T10:00:00Z signup ann
2027-01-10T10:00:00Z message ann muse 100
2027-01-11T00:00:00Z hold h 2027-02-01T00:00:00Z muse
2027-01-11T00:00:00Z message ann muse 2
2027-02-02T00:00:00Z end""", """
2027-02-01T00:00:00Z purged object=muse due=2027-02-01T00:00:00Z
no purged at=2027-01-11T00:00:00Z"""),
  ("§10, D11, D20b: deletion leaves what is held until the hold ends", HELD_UPLOAD + """
2027-03-09T00:00:00Z create ann w
2027-03-10T00:00:00Z deleteAccount ann""", """
2027-03-10T00:00:00Z purged object=w
2027-03-10T00:00:00Z accountErased user=ann
2027-04-01T00:00:00Z purged object=u user=ann due=2027-04-01T00:00:00Z"""),
]

SWEEPER: list[Case] = [
  ("D45, D45b: hidden on time without the sweeper, purged at its start with the old date", """
2027-01-10T10:00:00Z signup ann
2027-01-10T10:00:00Z create ann w
2027-04-08T10:00:00Z stopSweeper
2027-04-08T10:00:00Z upload ann u
2027-05-01T00:00:00Z startSweeper""", """
2027-04-10T10:00:00Z hidden object=w
2027-04-15T10:00:00Z hidden object=u
2027-05-01T00:00:00Z purged object=w due=2027-04-17T10:00:00Z
2027-05-01T00:00:00Z purged object=u due=2027-04-15T10:00:00Z"""),
  ("D2, D45b: the trash does not grow with a late sweep", lone_work("2027-01-10T10:00:00Z") + """
2027-04-01T00:00:00Z stopSweeper
2027-04-16T00:00:00Z prime ann 2027-12-01T00:00:00Z
2027-04-17T10:00:00Z restore ann w""", "2027-04-17T10:00:00Z refused object=w reason=trash-over"),
  ("end: nothing that starts later", lone_work("2027-01-10T10:00:00Z") + "2027-04-10T10:00:00Z end", """
2027-04-10T10:00:00Z hidden object=w
no purged"""),
]

CASES = CONTENT + TRASH + PRIME + ACCOUNTS + RECORDS + HOLDS + SWEEPER
