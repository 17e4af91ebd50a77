import Wording

/// A sentence of a language that these rules do not know: clauses about camera, style and time are told by their words, the
/// others stand whole.
enum ForeignReading {
  /// Whether a text is in another language: letters of other scripts, or small words of other languages and none of
  /// English.
  static func isForeign(_ text: String) -> Bool {
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    if letters.count(where: { $0.value > 0x36F }) * 2 > letters.count { return true }
    let words = text.lowercased().split { !Letters.isWordPart($0) }.map(String.init)
    let own = Set(words.filter(small.contains))
    let isEnglish = words.contains { EnglishWords.common.contains($0) && !["a", "in", "on", "as"].contains($0) }
    guard !isEnglish else { return false }
    let lower = text.lowercased()
    if markers.contains(where: lower.contains) { return true }
    return own.count >= 2 || own.count == 1 && words.count <= 4 && words.first.map(small.contains) == true
  }

  static func claims(_ text: String) -> [Claim] {
    var claims: [Claim] = []
    var rest: [Substring] = []
    let body = text.trimmingSuffix { ".!?؟。".contains($0) }
    for clause in body.split(whereSeparator: { ",;،，、".contains($0) }) {
      let lower = clause.lowercased()
      let value = Spacing.collapsed(clause)
      let isShort = clause.split(separator: " ").count <= 7
      let bare = lower.drop { $0 == " " }
      if ["sans ", "ohne ", "sin ", "sem ", "senza "].contains(where: bare.hasPrefix), isShort {
        claims.append(Claim(.absence, value, sentence: text, source: .prompt))
        continue
      }
      if camera.contains(where: lower.contains) {
        claims.append(Claim(.camera, value, sentence: text, source: .prompt))
        if isShort || lower.hasPrefix("la cámara") || lower.hasPrefix("die kamera") { continue }
      } else if style.contains(where: lower.contains), isShort {
        claims.append(Claim(.style, value, sentence: text, source: .prompt))
        continue
      } else if isShort, clause.split(separator: " ").count <= 3, time.contains(where: lower.contains) {
        claims.append(Claim(.time, value, sentence: text, source: .prompt))
        continue
      }
      rest.append(clause)
    }
    guard !rest.isEmpty else { return claims }
    // One piece that stands in the text as it is.
    let whole =
      rest.count + claims.count == body.split(whereSeparator: { ",;،，、".contains($0) }).count && claims.isEmpty
      ? body : rest.count == 1 ? Spacing.collapsed(rest[0]) : nil
    let values = whole.map { [$0] } ?? rest.map { Spacing.collapsed($0) }
    return values.flatMap { clause($0, text) } + claims
  }

  /// Who, what is done and where, if the verb is one that is known; else one piece.
  private static func clause(_ value: String, _ sentence: String) -> [Claim] {
    let words = PromptWord.all(in: Array(value))
    let texts = words.map(\.text)
    func claim(_ aspect: Aspect, _ range: Range<Int>) -> Claim? {
      guard let first = range.first, let last = range.last else { return nil }
      let letters = Array(value)[words[first].range.lowerBound..<words[last].range.upperBound]
      return Claim(aspect, String(letters), sentence: sentence, source: .prompt)
    }
    guard let verb = texts.indices.dropFirst().first(where: { ForeignWords.verbs.contains(texts[$0]) }),
      verb <= mostSubjectWords, let subject = claim(.subject, 0..<verb)
    else { return [Claim(.subject, value, sentence: sentence, source: .prompt)] }
    var found = [subject, Claim(.action, value, sentence: sentence, source: .prompt)]
    for noun in texts.indices.dropFirst(verb + 1)
    where ForeignWords.places.contains(texts[noun]) || PlaceNames.contains(texts[noun]) {
      guard let link = (verb + 1..<noun).last(where: { ForeignWords.links.contains(texts[$0]) }), noun - link <= 4,
        !(link + 1..<noun).contains(where: { ForeignWords.places.contains(texts[$0]) }),
        let place = claim(.place, link..<placeEnd(texts, noun))
      else { continue }
      found.append(place)
      break
    }
    return found
  }

  /// "en una calle de La Habana", "auf einem Balkon in Berlin": the name belongs to it.
  private static func placeEnd(_ texts: [String], _ noun: Int) -> Int {
    let rest = texts[(noun + 1)...]
    // "bajo un banco en la plaza" is one place.
    if let next = rest.prefix(4).firstIndex(where: ForeignWords.places.contains), next > noun + 1,
      ForeignWords.links.contains(texts[noun + 1])
    {
      return placeEnd(texts, next)
    }
    guard let link = rest.first, ["de", "di", "del", "in", "à", "du", "da", "do", "von", "des"].contains(link) else {
      return noun + 1
    }
    return rest.count <= 3 ? texts.count : noun + 1
  }

  /// Words of the longest subject that a clause is trusted to have.
  private static let mostSubjectWords = 7

  private static let small: Set<String> = Set(
    """
    el la los las un una unos unas de del en y con por para que su sus al mientras sobre entre der das ein eine einen einem \
    einer und mit auf im zum zur den dem des ist nicht von bei durch über unter le les des du dans et avec sur une au aux qui \
    est pour par il lo gli uno di nel nella sulla sul e con che della dello os uma na nas dos da em com ao à het een \
    naar og på med är ett som na ze się przez
    """.split(separator: " ").map(String.init))
  /// What no English sentence has.
  private static let markers = [
    "plano general", "primer plano", "plano detalle", "gros plan", "plan large", "nahaufnahme", "zeitlupe",
    "schwarz-wei", "noir et blanc", "blanco y negro", "preto e branco", "bianco e nero", "estilo ", "primo piano",
    "cámara lenta", "câmera lenta", "au ralenti", "vue aérienne", "plan fixe", "plan-séquence", "contre-plongée",
    "halbtotale", "froschperspektive", "vogelperspektive", "kamerafahrt", "großaufnahme", "toma aérea", "vista aérea",
    "plano secuencia", "contrapicado", "carrellata", "inquadratura", "dall'alto", "visão aérea", "plano aberto",
    "cámara fija", "câmera fixa", "kamera ",
  ]
  private static let camera = [
    "vue aérienne", "vue de drone", "plan fixe", "plan-séquence", "plan séquence", "contre-plongée", "plongée",
    "halbtotale", "froschperspektive", "vogelperspektive", "großaufnahme", "drohne", "toma aérea", "vista aérea",
    "contrapicado", "carrellata", "dall'alto", "visão aérea", "plongeante", "cámara", "camara", "plano ",
    "primer plano", "kamera", "nahaufnahme", "totale", "zeitlupe", "caméra", "gros plan",
    "plan large", "ralenti", "câmera", "close", "inquadratura", "telecamera", "primo piano", "камера", "крупный план",
    "общий план", "съёмка", "съемка", "لقطة", "كاميرا", "الكاميرا", "카메라", "클로즈업", "슬로우", "क्लोज", "कैमरा", "zoom",
    "drone", "dron", "travelling",
  ]
  private static let style = [
    "estilo", "acuarela", "fotorrealista", "cinematográfic", "stil", "aquarell", "fotorealistisch", "filmisch", "style",
    "schwarz-wei", "noir et blanc", "blanco y negro", "preto e branco", "bianco e nero", "-look", "im stil", "ambiance",
    "ambiente ", "stimmung", "atmosphère", "lumière", "luz ",
    "licht", "cine ", "cinéma", "aquarelle", "cinématographique", "photoréaliste", "acquerello", "стил", "акварел",
    "кинематограф", "реалистич",
    "أسلوب", "سينمائي", "스타일", "수채화", "시네마틱", "anime", "शैली",
  ]
  private static let time = [
    "crépuscule", "l'aube", "l’aube", "dämmerung", "all'alba", "crepúsculo", "mediodía", "midi", "mittag",
    "atardecer", "amanecer", "noche", "mañana", "abends", "nachts", "morgens", "sonnenuntergang", "sonnenaufgang",
    "nuit", "coucher", "lever du soleil", "tramonto", "notte", "ночь", "закат", "рассвет", "утро", "вечер", "الغروب",
    "الليل", "밤", "석양", "रात",
  ]
}
