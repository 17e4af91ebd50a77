import Captioning
import Conditions
import Manifests
package import Media
import Support

/// All conditions on one picture: frames as the encoders see them, with their numbers and times, and camera paths drawn.
package struct ContactSheet {
  /// The most pixels of a sheet.
  private static let pixels = 48 << 20
  private static let margin = 24
  private static let gap = 12
  /// Below a cell.
  private static let labelHeight = 26

  private let inspection: Inspection

  package init(_ inspection: Inspection) { self.inspection = inspection }

  /// - Throws: `MediaError` where the sheet would be too large for a picture.
  package func picture() throws(MediaError) -> Picture {
    // Fewer frames of each clip where all do not fit.
    var most = FrameSelection.frames
    var plan = Plan(inspection, most: most)
    while plan.width * plan.height > Self.pixels, most > 2 {
      most /= 2
      plan = Plan(inspection, most: most)
    }
    return try draw(plan)
  }

  /// Where everything goes.
  private struct Plan {
    struct Row {
      var y: Int
      var cells: [(x: Int, cell: SheetCell)]
    }

    struct Section {
      var y: Int
      var height: Int
      var title: String
      var detail: [String]
      var rows: [Row]
    }

    var width: Int
    var height: Int
    var title: [String]
    var sections: [Section] = []

    init(_ inspection: Inspection, most: Int) {
      var firstPicture = 1
      let cells = inspection.conditions.map { condition in
        defer { firstPicture += condition.runs.count { $0.isNumbered } }
        return SheetCell.of(condition, most: most, firstPicture: firstPicture)
      }
      let widest = cells.flatMap { $0 }.map(\.width).max() ?? 0
      width = max(1280, widest + 2 * ContactSheet.margin + ContactSheet.gap)
      let room = width - 2 * ContactSheet.margin
      title = PixelFont.wrapped(
        inspection.request.isEmpty ? inspection.model.name : inspection.request, in: room, scale: 3, lines: 3)
      var y = ContactSheet.margin + title.count * 34 + 48
      for (index, condition) in inspection.conditions.enumerated() {
        let section = Self.section(
          inspection.label(index), condition, cells[index], most: most, y: y, room: room)
        sections.append(section)
        y += section.height + ContactSheet.margin
      }
      height = y
    }

    private static func section(
      _ label: String, _ condition: FramedCondition, _ cells: [SheetCell], most: Int, y: Int, room: Int
    ) -> Section {
      let inner = room - ContactSheet.gap
      let files = condition.source.entry.inputs.map(\.written).joined(separator: ", ")
      let about = "\(files)  \(condition.source.adapter.id)  \(condition.tokenCount) tokens" + left(condition, most)
      let detail = PixelFont.wrapped(about, in: inner, scale: 2, lines: 2)
      var section = Section(
        y: y, height: 0, title: "\(label)  \(condition.source.entry.name ?? condition.source.adapter.name)",
        detail: detail, rows: [])
      var top = y + 34 + detail.count * 24 + 8
      var row = Row(y: top, cells: [])
      var x = ContactSheet.margin + ContactSheet.gap
      func close() {
        guard !row.cells.isEmpty else { return }
        section.rows.append(row)
        top += (row.cells.map(\.cell.height).max() ?? 0) + ContactSheet.labelHeight + ContactSheet.gap
        row = Row(y: top, cells: [])
        x = ContactSheet.margin + ContactSheet.gap
      }
      for cell in cells {
        if cell.isFirst || x + cell.width > ContactSheet.margin + room { close() }
        row.cells.append((x, cell))
        x += cell.width + ContactSheet.gap
      }
      close()
      section.height = top - y
      return section
    }

    /// Says so where frames are left out.
    private static func left(_ condition: FramedCondition, _ most: Int) -> String {
      let counts = condition.source.blocks.compactMap { block -> Int? in
        if case .frames(let frames) = block, frames.isVideo, frames.pictures.count > most {
          return frames.pictures.count
        }
        return nil
      }
      return counts.isEmpty ? "" : "  \(most) of \(counts.map(String.init).joined(separator: ", ")) frames"
    }
  }

  private func draw(_ plan: Plan) throws(MediaError) -> Picture {
    guard plan.width * plan.height <= Limits.picturePixels else {
      throw .size("a contact sheet of \(plan.width)×\(plan.height) pixels is too large")
    }
    var canvas = Canvas(width: plan.width, height: plan.height, fill: SheetColours.paper)
    var y = Self.margin
    for line in plan.title {
      canvas.words(line, x: Self.margin, y: y, scale: 3, SheetColours.ink)
      y += 34
    }
    let model = "\(inspection.model.name)  \(inspection.prompt.tokenIDs.count) tokens"
    canvas.words(model, x: Self.margin, y: y, scale: 2, SheetColours.quiet)
    for (index, section) in plan.sections.enumerated() { draw(section, SheetColours.tone(index), &canvas) }
    return try canvas.picture()
  }

  private func draw(_ section: Plan.Section, _ tone: Canvas.Ink, _ canvas: inout Canvas) {
    canvas.rectangle(x: Self.margin, y: section.y, width: 4, height: section.height - Self.gap, tone)
    let x = Self.margin + Self.gap
    let room = canvas.width - x - Self.margin
    let title = PixelFont.fitting(section.title, in: room, scale: 2)
    canvas.words(title, x: x, y: section.y, scale: 2, tone)
    for (number, line) in section.detail.enumerated() {
      canvas.words(line, x: x, y: section.y + 30 + number * 24, scale: 2, SheetColours.quiet)
    }
    for row in section.rows {
      for (x, cell) in row.cells {
        switch cell.content {
        case .picture(let picture, let scale): canvas.place(picture, x: x, y: row.y, scale: scale)
        case .drawing(let drawing): canvas.draw(drawing, x: x, y: row.y, tone: tone)
        }
        let scale = PixelFont.length(cell.label) * 2 <= cell.width ? 2 : 1
        let label = PixelFont.fitting(cell.label, in: cell.width, scale: scale)
        canvas.words(label, x: x, y: row.y + cell.height + 6, scale: scale, SheetColours.ink)
      }
    }
  }
}
