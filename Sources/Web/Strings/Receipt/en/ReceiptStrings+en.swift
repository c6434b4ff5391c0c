extension ReceiptStrings {
  static let english = ReceiptStrings(
    title: "Check a receipt",
    lead:
      """
      Whoever deletes an account gets a receipt: what was destroyed, and when. It names nobody. Paste one here to see \
      whether we wrote it and whether it was changed. No account is needed, and nothing of it is stored.
      """,
    keep: "Your receipt",
    keepText:
      """
      Keep it if you like; we have also sent it to your address. It says what was destroyed and when, without a name. \
      We have no copy of it.
      """,
    field: "Receipt",
    fieldHint: "All lines, from “songly-receipt” to “signature”.",
    check: "Check",
    another: "Check another one",
    valid: "This receipt is genuine: we wrote it, and nobody has changed it.",
    instance: "Written by",
    closed: "Account closed",
    destroyed: "Keys destroyed",
    pending: "was under way",
    sweptBy: "Encrypted remains gone by",
    policy: "Privacy policy in force",
    keys: "Keys",
    files: "Files",
    held: "Kept for an investigation (§12)",
    records: "Records erased",
    elsewhere:
      """
      You do not have to trust this page: the signature is Ed25519 over the lines above it, and any program that knows \
      it can check it with our public key.
      """,
    publicKey: "Public key")
}
