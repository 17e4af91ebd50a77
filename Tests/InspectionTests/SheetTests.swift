import Conditions
import Inspection
import Media
import Testing

@Suite struct SheetTests {
  /// Pixels of one colour, and the box around them.
  private func find(_ color: (UInt8, UInt8, UInt8), in sheet: Picture) -> (count: Int, width: Int, height: Int) {
    var (count, left, right, top, bottom) = (0, Int.max, -1, Int.max, -1)
    for index in 0..<(sheet.width * sheet.height)
    where sheet.pixels[index * 3] == color.0 && sheet.pixels[index * 3 + 1] == color.1
      && sheet.pixels[index * 3 + 2] == color.2
    {
      count += 1
      (left, right) = (min(left, index % sheet.width), max(right, index % sheet.width))
      (top, bottom) = (min(top, index / sheet.width), max(bottom, index / sheet.width))
    }
    return (count, right - left + 1, bottom - top + 1)
  }

  @Test func framesStandAsTheyAre() throws {
    let colors: [(UInt8, UInt8, UInt8)] = (0..<9).map { (200, UInt8($0 * 20), 3) }
    let clip = colors.prefix(8).map { Picture(width: 84, height: 56, fill: $0) }
    let large = Picture(width: 700, height: 420, fill: colors[8])
    let sheet = try ContactSheet(
      Samples.inspection([
        Samples.condition([Samples.frames(clip)]), Samples.condition([Samples.frames([large], isVideo: false)]),
      ])
    ).picture()
    for color in colors.prefix(8) {
      // Small frames are twice as large.
      #expect(find(color, in: sheet) == (168 * 112, 168, 112))
    }
    #expect(find(colors[8], in: sheet) == (700 * 420, 700, 420))
  }

  @Test func aSheetIsAsWideAsItsWidestPicture() throws {
    let wide = Picture(width: 3000, height: 28, fill: (1, 2, 3))
    let sheet = try ContactSheet(
      Samples.inspection([Samples.condition([Samples.frames([wide], isVideo: false)])])
    ).picture()
    #expect(sheet.width > 3000)
    #expect(find((1, 2, 3), in: sheet).count == 3000 * 28)
  }

  @Test func manyLargeFramesAreThinnedToWhatFits() throws {
    let frame = Picture(width: 1288, height: 728, fill: (1, 2, 3))
    let clip = [Picture](repeating: frame, count: 200)
    let sheet = try ContactSheet(Samples.inspection([Samples.condition([Samples.frames(clip)])])).picture()
    #expect(sheet.width * sheet.height <= 48 << 20)
    #expect(find((1, 2, 3), in: sheet).count == 32 * 1288 * 728)
  }

  @Test func hostileNamesAndNothingAtAllMakeASheet() throws {
    #expect(try ContactSheet(Samples.inspection([])).picture().width == 1280)
    let condition = try Samples.condition(
      [.text(Samples.hostile), .camera(Samples.path([Samples.Pose([0, 0, 0]), Samples.Pose([1, 1, 1])]))],
      name: Samples.hostile, inputs: [String](repeating: Samples.hostile, count: 40))
    let sheet = try ContactSheet(Samples.inspection([condition], request: Samples.hostile)).picture()
    // The path is drawn: its marks of start and end.
    #expect(find((0x1F, 0x7A, 0x4A), in: sheet).count > 40 && find((0xB3, 0x35, 0x2C), in: sheet).count > 40)
  }
}
