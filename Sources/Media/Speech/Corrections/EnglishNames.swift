/// Given names that the American voice misreads by English letter rules, as phonemes of espeak-ng.
enum EnglishNames {
  /// What to say for a name, with its possessive ending; nil for every other word.
  static func phonemes(_ word: String, after previous: String?) -> String? {
    guard word.first?.isUppercase == true else { return nil }
    let small = word.lowercased()
    let owns = small.hasSuffix("'s") || small.hasSuffix("’s")
    guard let sounds = table[owns ? String(small.dropLast(2)) : small] else { return nil }
    let voiceless = sounds.last.map { "tkpfs".contains($0) } ?? false
    return "[[" + sounds + (owns ? (voiceless ? "s" : "z") : "") + "]]"
  }

  private static let table: [String: String] = {
    var result: [String: String] = [:]
    for entry in entries.split(whereSeparator: \.isWhitespace) {
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { result[parts[0]] = parts[1] }
    }
    return result
  }()

  private static let entries = """
    niamh=n'i:v joaquin=wA:k'i:n anais=A:n@'i:s guillermo=gi:'e@moU thiago=ti:'A:goU margot=m'A@goU
    gianna=dZi:'A:n@ eoin='oUIn levi=l'i:vaI eli='i:laI maia=m'aI@ anya='A:nj@ tanya=t'A:nj@
    caoimhe=k'i:v@ siobhan=S@v'O:n saoirse=s'3:S@ beatrice=b'i:@trIs noah=n'oU@ siân=S'A:n sian=S'A:n
    sasha=s'A:S@ masha=m'A:S@ pasha=p'A:S@ dasha=d'A:S@ natasha=n@t'A:S@ katya=k'A:tj@ vanya=v'A:nj@
    kolya=k'oUlj@ zhanna=Z'A:n@ zhenya=Z'Enj@ seryozha=sE@j'oUZ@ alyona=alj'oUn@ alena=al'eIn@
    ekaterina=Ekat@r'i:n@ yekaterina=jEkat@r'i:n@ ksenia=ks'Eni:@ nadezhda=n@d'EZd@
    sergei=se@g'eI sergey=se@g'eI alexei=al'EkseI alexey=al'EkseI andrey='A:ndreI andrei='A:ndreI
    timur=tIm'U@ ruslan=ru:sl'A:n artem=A@tj'Om artyom=A@tj'Om kirill=kIr'Il
    arseniy=A@s'Eni: dmitriy=dm'i:tri dmitry=dm'i:tri dmitri=dm'i:tri vasily=vas'i:li galina=g@l'i:n@
    aigerim=aIge@r'i:m nursultan=nU@sUlt'A:n aliya=@l'i:j@ madina=m@d'i:n@ dinara=dIn'A:r@ asel=as'El
    assel=as'El yerzhan=jE@Z'A:n erzhan=jE@Z'A:n yerlan=jE@l'A:n daniyar=dA:nIj'A@ aidana=aId'A:n@ ainur=aIn'U@
    aigul=aIg'u:l zhanar=Zan'A@ gulnara=gUln'A:r@ marat=mar'A:t kairat=kaIr'A:t bolat=boUl'A:t
    baurzhan=baUrZ'A:n bauyrzhan=baUrZ'A:n arman=A@m'A:n aruzhan=aru:Z'A:n zhansaya=ZA:ns'aI@ symbat=sImb'A:t
    sanzhar=sA:nZ'A@ alibek=A:lIb'Ek aizhan=aIZ'A:n saule=saUl'eI nazym=naz'Im olzhas=A:lZ'A:s
    perizat=pErIz'A:t miras=mIr'A:s aisulu=aIsUl'u: zhibek=ZIb'Ek serik=sEr'Ik berik=bEr'Ik
    """
}
