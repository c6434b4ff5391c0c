/// Since when the law asks for a visible notice and a machine-readable mark on what artificial intelligence made.
public enum LabelDuties {
  /// Kazakhstan's law on artificial intelligence, in force since 18 January 2026.
  public static let kazakhstanSince = CivilDate(daysSince1970: 20_471)
  /// Article 50 of the EU's AI Act, which applies since 2 August 2026.
  public static let europeSince = CivilDate(daysSince1970: 20_667)
}
