import A2CPluginKit

/// Colours and tones of a picture, measured.
struct StyleLook {
  /// Share of the picture by colour word, largest first.
  let palette: [(word: String, share: Double)]
  /// Mean brightness, 0 to 255.
  let brightness: Double
  /// Standard deviation of the brightness.
  let contrast: Double
  /// Mean difference of the largest and the smallest channel.
  let saturation: Double
  let isGrey: Bool

  /// One tone all over.
  var isBlank: Bool { contrast < 1 && saturation < 1 || palette.count == 1 && contrast < 1 }

  private static let mostSide = 160

  init(_ raster: Raster) {
    let pixels = SmallPicture(raster, most: Self.mostSide).pixels
    var counts: [String: Int] = [:]
    var (sum, squares, chroma, colored) = (0.0, 0.0, 0.0, 0)
    for pixel in pixels {
      counts[ColorWord.of(pixel), default: 0] += 1
      let tone = SmallPicture.brightness(pixel)
      sum += tone
      squares += tone * tone
      let range = pixel.max() - pixel.min()
      chroma += range
      if range > 10 { colored += 1 }
    }
    let count = Double(max(1, pixels.count))
    brightness = sum / count
    contrast = max(0, squares / count - brightness * brightness).squareRoot()
    saturation = chroma / count
    isGrey = Double(colored) <= 0.005 * count
    palette = counts.map { ($0.key, Double($0.value) / count) }.sorted { ($1.share, $0.word) < ($0.share, $1.word) }
  }

  /// - Parameter name: "the style picture".
  func sentences(_ name: String) -> [String] {
    var sentences: [String] = []
    let main = palette.filter { $0.share >= 0.08 }.prefix(5).map { "\($0.word) (\(PlainWords.percent($0.share)))" }
    if isGrey {
      sentences.append("\(name) is black-and-white")
    } else if !main.isEmpty {
      sentences.append("the main colours of \(name) are \(PlainWords.list(Array(main)))")
    }
    var tones: [String] = []
    if brightness < 70 { tones.append("dark") } else if brightness > 180 { tones.append("bright") }
    if contrast > 72 { tones.append("strong in contrast") } else if contrast < 28 { tones.append("weak in contrast") }
    if !isGrey {
      if saturation > 95 { tones.append("vivid") } else if saturation < 28 { tones.append("muted in colour") }
    }
    if !tones.isEmpty { sentences.append("\(isGrey || !main.isEmpty ? "it" : name) is \(PlainWords.list(tones))") }
    return sentences.map { PlainWords.sentence($0) }
  }
}
