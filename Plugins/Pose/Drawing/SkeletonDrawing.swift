import Glibc

/// Draws people as DWPose and ControlNet 1.1 do (IDEA-Research/DWPose: annotator/dwpose/util.py): limbs as filled
/// ellipses, the picture dimmed to six tenths, then joints as discs in full colour, then hands and faces.
struct SkeletonDrawing {
  /// Half the width of a limb, and the radius of a joint, in pixels of the drawing.
  let limbRadius: Double
  /// The size of a pixel of a drawing whose shorter side is 512.
  let unit: Double

  /// - Parameter lineWidth: half the width of a limb in pixels of the drawing; `nil` is 4 at a shorter side of 512.
  init(_ size: CanvasSize, lineWidth: Double?) {
    let unit = Double(min(size.width, size.height)) / 512
    limbRadius = max(1, lineWidth ?? 4 * unit)
    self.unit = lineWidth.map { $0 / 4 } ?? unit
  }

  /// - Parameter people: their points in pixels of the drawing.
  func draw(_ people: [Person], _ size: CanvasSize) -> SkeletonCanvas {
    var canvas = SkeletonCanvas(size)
    // All limbs of one rank before those of the next, so that people who overlap are drawn as the model knows them.
    for (rank, limb) in Skeleton.limbs.enumerated() {
      for person in people {
        guard let a = person.body[limb.from], let b = person.body[limb.to] else { continue }
        drawLimb(a, b, Skeleton.colors[rank], &canvas)
      }
    }
    canvas.dim()
    for (rank, color) in Skeleton.colors.enumerated() {
      for person in people {
        if let joint = person.body[rank] { canvas.disc(joint.truncated, radius: limbRadius, color) }
      }
    }
    for person in people {
      drawHand(person.leftHand, &canvas)
      drawHand(person.rightHand, &canvas)
    }
    for person in people { drawFace(person.face, &canvas) }
    return canvas
  }

  private func drawLimb(_ a: Point, _ b: Point, _ color: SkeletonCanvas.Color, _ canvas: inout SkeletonCanvas) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let middle = Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
    let degrees = (atan2(dy, dx) * 180 / .pi).rounded(.towardZero)
    let turn = degrees * .pi / 180
    canvas.ellipse(
      middle.truncated, halfLength: max(1, ((dx * dx + dy * dy).squareRoot() / 2).rounded(.towardZero)),
      halfWidth: limbRadius, cosine: cos(turn), sine: sin(turn), color)
  }

  private func drawHand(_ hand: [Point?], _ canvas: inout SkeletonCanvas) {
    let seen = hand.map { $0.flatMap { $0.x > 0.01 && $0.y > 0.01 ? $0.truncated : nil } }
    guard seen.count == Skeleton.handPoints else { return }
    for (rank, edge) in Skeleton.handEdges.enumerated() {
      guard let a = seen[edge.from], let b = seen[edge.to] else { continue }
      canvas.line(a, b, lineWidth: max(1, 2 * unit), Skeleton.handColor(rank))
    }
    for case let point? in seen { canvas.disc(point, radius: max(1, 4 * unit), SkeletonCanvas.Color(0, 0, 255)) }
  }

  private func drawFace(_ face: [Point?], _ canvas: inout SkeletonCanvas) {
    for case let point? in face where point.x > 0.01 && point.y > 0.01 {
      canvas.disc(point.truncated, radius: max(1, 3 * unit), SkeletonCanvas.Color(255, 255, 255))
    }
  }
}

extension Point {
  /// On the pixel that holds it: drawing programs cut the fraction off.
  fileprivate var truncated: Point { Point(x: x.rounded(.towardZero), y: y.rounded(.towardZero)) }
}
