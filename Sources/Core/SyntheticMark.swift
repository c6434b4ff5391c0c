/// The machine-readable statement that a file was made by AI, which every delivered file carries
/// (policy, "AI labels"). It says nothing about the people concerned.
public enum SyntheticMark {
  /// IPTC digital source type: made by a trained model.
  public static let sourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"

  /// The same for people who read a file's comment.
  public static let sentence = "Made with AI by Songly"

  /// The statement on one line, for formats that hold nothing but text, such as MIDI and timed words.
  public static let line = "\(sentence); digitalSourceType=\(sourceType)"

  /// The statement as RDF, for formats that hold a metadata element, such as SVG.
  public static let rdf = """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
    Iptc4xmpExt:DigitalSourceType="\(sourceType)"/></rdf:RDF>
    """

  /// The statement as an XMP packet, for formats that hold one, such as PNG and ID3.
  public static let xmp = """
    <?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\(rdf)\
    </x:xmpmeta><?xpacket end="r"?>
    """
}
