/// What is counted of one picture.
struct PictureTraits {
  /// Shares of the pixels: nearly black, nearly white, of a colour.
  private var dark = 0.0, white = 0.0, coloured = 0.0
  /// Share of the pixels that are as good as black or white.
  private var extreme = 0.0
  /// Shares of what is not background: of a strong colour; inside of an area, not of a line.
  private var strong = 0.0, inner = 0.0
  /// Of twelve hues, those which more than a few strongly coloured pixels have.
  private var hues = 0
  /// Of the strong colours, how many are of the hues that skeletons are drawn in, and how many of these there are.
  private var limbs = 0.0, limbHues = 0
  /// Of what is neither black nor white: of the length of a normal, and towards the viewer.
  private var unit = 0.0, towards = 0.0
  /// What is neither black nor white nor a missing normal, by share of the picture.
  private var rest = 0.0
  /// How much three quarters of all places are bent at the most: 0 for what is smooth or flat, 3 and more for texture.
  private var texture = 0
  /// Tones that more than a few pixels have.
  private var levels = 0
  /// Share of the twelve most usual of 4096 colours.
  private var usual = 0.0
  /// Of what is nearly black, how much is not quite black: little behind a drawing, much in the dark of a camera.
  private var murk = 0.0
  /// Of what is not nearly black, how much is light.
  private var bright = 0.0
  /// What is drawn stands in rows of one height with nothing between.
  private var isText = false
  /// Of all pixels, those of a strong colour.
  private var strongShare = 0.0
  /// Smooth, in the colours of a map that distances are drawn with.
  private var isMapped = false

  private static let leastSide = 32

  /// - Parameter raster: of layout rgb8.
  init?(_ raster: Raster) {
    let (width, height) = (raster.width, raster.height)
    guard raster.layout == .rgb8, min(width, height) >= Self.leastSide else { return nil }
    let pixels = width * height
    var kinds = [UInt8](repeating: 0, count: pixels)  // 1 black, 2 white, 0 anything else
    var light = [UInt8](repeating: 0, count: pixels)
    var palette = [Int](repeating: 0, count: 4096)
    var bends = [Int](repeating: 0, count: 1024)
    var tones = [Int](repeating: 0, count: 12)
    var joints = [Int](repeating: 0, count: 18)
    var shades = [Int](repeating: 0, count: 256)
    var (blacks, whites, colours, strongs, normals, facing, others) = (0, 0, 0, 0, 0, 0, 0)
    raster.bytes.withUnsafeBufferPointer { bytes in
      for pixel in 0..<pixels {
        let (r, g, b) = (Int(bytes[3 * pixel]), Int(bytes[3 * pixel + 1]), Int(bytes[3 * pixel + 2]))
        let (high, low) = (max(r, g, b), min(r, g, b))
        light[pixel] = UInt8((299 * r + 587 * g + 114 * b) / 1000)  // checked: at most 255
        shades[Int(light[pixel])] += 1
        palette[(r >> 4) << 8 | (g >> 4) << 4 | b >> 4] += 1
        if high - low > 40 { colours += 1 }
        if high - low > 80 {
          strongs += 1
          let hue = Self.hue(r, g, b, high, low)
          tones[min(11, Int(hue / 30))] += 1  // checked: hues are in 0..<360
          let step = (hue / 20).rounded()
          if abs(hue - 20 * step) < 5 { joints[Int(step) % 18] += 1 }
        }
        if high < 40 {
          (kinds[pixel], blacks) = (1, blacks + 1)
        } else if low > 215 {
          (kinds[pixel], whites) = (2, whites + 1)
        } else {
          let normal = SIMD3(Double(r), Double(g), Double(b)) / 127.5 - 1
          let square = (normal * normal).sum()
          guard square > 0.1 else { continue }
          others += 1
          if square > 0.85, square < 1.15 { normals += 1 }
          // Blue is towards the viewer, or red where the channels are turned round.
          if max(r, b) >= 121 { facing += 1 }
        }
      }
    }
    let all = Double(pixels)
    (dark, white, coloured, rest) = (
      Double(blacks) / all, Double(whites) / all, Double(colours) / all, Double(others) / all
    )
    (unit, towards) = (Double(normals) / Double(max(1, others)), Double(facing) / Double(max(1, others)))
    usual = Double(palette.sorted(by: >).prefix(12).reduce(0, +)) / all
    murk = Double(shades[10..<40].reduce(0, +)) / Double(max(1, blacks))
    bright = Double(shades[128...].reduce(0, +)) / Double(max(1, pixels - blacks))
    strongShare = Double(strongs) / all
    extreme = Double(shades.prefix(13).reduce(0, +) + shades.suffix(13).reduce(0, +)) / all
    levels = shades.count { 2000 * $0 > pixels }
    hues = tones.count { 40 * $0 > max(1, strongs) }
    limbs = Double(joints.reduce(0, +)) / Double(max(1, strongs))
    limbHues = joints.count { 100 * $0 > max(1, strongs) }
    let background: UInt8 = blacks >= whites ? 1 : 2
    let ink = pixels - max(blacks, whites)
    strong = Double(strongs) / Double(max(1, ink))
    // The smaller part of a picture in two tones is what is drawn.
    let drawsBackground = 2 * ink > pixels
    func isDrawn(_ pixel: Int) -> Bool { (kinds[pixel] == background) == drawsBackground }
    let reach = max(2, min(width, height) / 40)
    var (drawn, inside) = (0, 0)
    var rows = [Bool](repeating: false, count: height)
    for y in 0..<height {
      let before = drawn
      defer { rows[y] = drawn - before > max(1, width / 400) }
      for x in 0..<width where isDrawn(y * width + x) {
        drawn += 1
        guard x >= reach, x < width - reach, y >= reach, y < height - reach else { continue }
        let at = y * width + x
        if isDrawn(at - reach), isDrawn(at + reach), isDrawn(at - reach * width), isDrawn(at + reach * width) {
          inside += 1
        }
      }
      for x in 1..<(width - 1) {
        let at = y * width + x
        bends[abs(Int(light[at - 1]) - 2 * Int(light[at]) + Int(light[at + 1]))] += 1
      }
    }
    isText = Self.areTextRows(rows)
    inner = Double(inside) / Double(max(1, drawn))
    var (sum, level) = (0, 0)
    let wanted = (width - 2) * height * 3 / 4
    while level < bends.count, sum + bends[level] <= wanted {
      sum += bends[level]
      level += 1
    }
    texture = level
    if coloured >= 0.05, texture <= 2 { isMapped = ColorMapFit.best([raster])?.isGradual == true }
  }

  /// - Parameter rows: which rows of pixels something is drawn in.
  private static func areTextRows(_ rows: [Bool]) -> Bool {
    var heights: [Int] = []
    var run = 0
    for row in rows + [false] {
      if row {
        run += 1
      } else if run > 0 {
        heights.append(run)
        run = 0
      }
    }
    // A dot over a letter may stand alone.
    heights = heights.filter { $0 > 2 }
    guard heights.count >= 4, let middle = heights.sorted().dropFirst(heights.count / 2).first else { return false }
    return 12 * middle <= rows.count
      && 4 * heights.count(where: { 5 * abs($0 - middle) <= 3 * middle }) >= 3 * heights.count
  }

  /// In degrees, from 0 to below 360.
  private static func hue(_ r: Int, _ g: Int, _ b: Int, _ high: Int, _ low: Int) -> Double {
    let span = Double(max(1, high - low))
    let sector =
      high == r ? Double(g - b) / span : high == g ? 2 + Double(b - r) / span : 4 + Double(r - g) / span
    return 60 * (sector < 0 ? sector + 6 : sector)
  }

  var look: PictureLook? {
    if max(dark, white) > 0.999 && murk < 0.3 || levels <= 1 && usual > 0.999 && coloured < 0.001 { return .blank }
    if rest >= 0.2, unit >= 0.6, towards >= 0.8, coloured >= 0.4 * rest { return .normals }
    if isMapped { return .depth }
    // Thin lines in colours cover little; what counts is how much of them is in colours.
    let isInColors = coloured >= 0.4 * (1 - dark) && strong >= 0.3 && coloured >= 0.001
    if extreme >= 0.93, coloured < 0.02, !isInColors {
      if isText { return .text }
      return inner >= 0.4 ? .mask : inner < 0.25 ? .lines : nil
    }
    if coloured < 0.02, !isInColors, white < 0.6 {
      // A camera's dark is never quite black; and no depth map has a few strong colours.
      let isNight = dark >= 0.6 && murk >= 0.3 && bright < 0.15 && (coloured >= 0.001 || texture >= 2)
      if isNight || strongShare >= 0.004 { return .photo }
    }
    if dark >= 0.6 {
      let areLimbs = isInColors && limbs >= 0.7 && limbHues >= 8
      // Code in colours on the dark ground of an editor.
      if isText, coloured >= 0.02, inner < 0.35, !areLimbs { return .text }
      if isInColors {
        if inner < 0.35, areLimbs { return .skeletons }
        if inner < 0.35 { return hues >= 7 && limbs < 0.6 ? .trails : hues >= 3 ? .colouredLines : .lines }
        return usual >= 0.95 ? .flatColours : .photo
      }
      if coloured < 0.02 {
        if isText { return .text }
        // A drawing's ground is black, and not merely dark.
        if inner < 0.25 { return murk < 0.7 ? .lines : .photo }
        return texture >= 3 ? .photo : inner >= 0.4 && levels >= 20 ? .depth : nil
      }
    }
    if white >= 0.6, inner < 0.25 { return isText ? .text : .lines }
    // A few greys are labels, many are distances.
    if coloured < 0.02 { return texture >= 3 ? .photo : texture <= 1 && white < 0.6 && levels >= 20 ? .depth : nil }
    if usual >= 0.92, coloured >= 0.05, dark >= 0.004, dark < 0.2, inner < 0.1 { return .cartoon }
    if usual >= 0.95 { return .flatColours }
    return coloured >= 0.05 ? .photo : nil
  }
}
