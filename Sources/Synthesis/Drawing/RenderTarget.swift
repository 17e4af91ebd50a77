import Glibc

/// A square picture being drawn: for each pixel the nearest surface. Inverse distance is kept instead of distance, for
/// it is linear over a flat surface in the picture. Colours come later (``Shader``): depth alone needs none.
///
/// Used by one thread at a time, again and again.
final class RenderTarget {
  let side: Int
  /// 1 / distance along the view axis, 0 for the sky.
  let near: UnsafeMutablePointer<Float>  // side × side
  /// The surface of a pixel; 0 is the sky.
  let surface: UnsafeMutablePointer<UInt16>  // side × side
  /// Of round surfaces: the normal in the picture's plane, ±127.
  let normalX: UnsafeMutablePointer<Int8>  // side × side
  let normalY: UnsafeMutablePointer<Int8>  // side × side
  private(set) var surfaces: [Surface] = []
  private(set) var view = View(position: .zero, focal: 1)

  /// Nothing nearer than this is drawn, in metres.
  private static let nearest: Float = 0.12

  init(side: Int) {
    self.side = side
    near = .allocate(capacity: side * side)
    surface = .allocate(capacity: side * side)
    normalX = .allocate(capacity: side * side)
    normalY = .allocate(capacity: side * side)
  }

  deinit {
    near.deallocate()
    surface.deallocate()
    normalX.deallocate()
    normalY.deallocate()
  }

  /// An empty sky.
  func begin(_ view: View, sky: Vector) {
    self.view = view
    surfaces.removeAll(keepingCapacity: true)
    surfaces.append(Surface(colour: sky, label: 2))
    near.update(repeating: 0, count: side * side)
    surface.update(repeating: 0, count: side * side)
  }

  private func add(_ paint: Paint, normal: Vector, isRound: Bool) -> UInt16 {
    guard surfaces.count < 65_000 else { return 0 }
    surfaces.append(
      Surface(
        colour: paint.colour, normal: normal, isRound: isRound, pattern: paint.pattern, object: paint.object,
        label: paint.label, glow: paint.glow))
    return UInt16(surfaces.count - 1)
  }

  // MARK: Flat surfaces

  /// The plane `y = height` (y points down) to the horizon.
  func ground(_ height: Float, _ paint: Paint) {
    let above = height - view.position.y
    guard above > 0.01 else { return }
    let size = Float(side)
    fill(
      plane: Vector(view.right.y, view.down.y, view.forward.y), offset: above, rows: 0...(side - 1),
      id: add(paint, normal: Vector(0, -1, 0), isRound: false)
    ) { _ in (0, size) }
  }

  /// A convex polygon, seen from both sides.
  func polygon(_ corners: [Vector], _ paint: Paint) {
    var points = corners.map { view.seen($0) }
    guard points.contains(where: { $0.z > Self.nearest }) else { return }
    let cross = (points[1] - points[0]).cross(points[2] - points[0])
    guard cross.length > 1e-9 else { return }
    var normal = (corners[1] - corners[0]).cross(corners[2] - corners[0]).unit
    if normal.dot(view.position - corners[0]) < 0 { normal = -normal }
    let offset = cross.dot(points[0])
    if points.contains(where: { $0.z <= Self.nearest }) { points = Self.clipped(points) }
    guard points.count >= 3, abs(offset) > 1e-9 else { return }
    let (scale, middle) = (view.focal * Float(side), Float(side) / 2)
    let flat = points.map { SIMD2<Float>(middle + $0.x / $0.z * scale, middle + $0.y / $0.z * scale) }
    let (top, bottom) = (flat.map(\.y).min() ?? 0, flat.map(\.y).max() ?? 0)
    let (left, right) = (flat.map(\.x).min() ?? 0, flat.map(\.x).max() ?? 0)
    let size = Float(side)
    guard bottom > 0, top < size, right > 0, left < size else { return }
    let first = max(0, Int((max(top, 0) - 0.5).rounded(.up)))
    let last = min(side - 1, Int((min(bottom, size) - 0.5).rounded(.down)))
    guard first <= last else { return }
    let id = add(paint, normal: normal, isRound: false)
    let count = flat.count
    fill(plane: cross, offset: offset, rows: first...last, id: id) { row in
      let y = Float(row) + 0.5
      var (from, to) = (Float.infinity, -Float.infinity)
      for index in 0..<count {
        let (a, b) = (flat[index], flat[index + 1 == count ? 0 : index + 1])
        guard (a.y <= y) != (b.y <= y) else { continue }
        let x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)
        from = min(from, x)
        to = max(to, x)
      }
      return (from, to)
    }
  }

  /// Fills pixels whose middles lie between the two ends of each row with the plane `normal · p = offset`, given in
  /// the axes of the camera.
  @inline(__always)
  private func fill(
    plane n: Vector, offset: Float, rows: ClosedRange<Int>, id: UInt16, ends: (Int) -> (Float, Float)
  ) {
    let scale = 1 / (view.focal * Float(side))
    let (a, b) = (n.x * scale / offset, n.y * scale / offset)
    let c = n.z / offset - (a + b) * Float(side) / 2
    let size = Float(side)
    for row in rows {
      let (from, to) = ends(row)
      guard from < to else { continue }
      let first = Int((min(max(from, 0), size) - 0.5).rounded(.up))
      let last = Int((min(max(to, 0), size) - 0.5).rounded(.down))
      guard first <= last else { continue }
      var value = a * (Float(first) + 0.5) + b * (Float(row) + 0.5) + c
      var at = row * side + first
      for _ in first...last {
        if value > near[at] {
          near[at] = value
          surface[at] = id
        }
        value += a
        at += 1
      }
    }
  }

  private static func clipped(_ points: [Vector]) -> [Vector] {
    var kept: [Vector] = []
    for index in points.indices {
      let (a, b) = (points[index], points[index + 1 == points.count ? 0 : index + 1])
      if a.z > nearest { kept.append(a) }
      if (a.z > nearest) != (b.z > nearest) { kept.append(a + (b - a) * ((nearest - a.z) / (b.z - a.z))) }
    }
    return kept
  }

  // MARK: Round surfaces

  /// A rod with round ends: the two balls and what is between them.
  func capsule(_ from: Vector, _ to: Vector, _ radiusFrom: Float, _ radiusTo: Float, _ paint: Paint) {
    let (p, q) = (view.seen(from), view.seen(to))
    guard p.z > 0.2, q.z > 0.2 else { return }
    let (scale, middle) = (view.focal * Float(side), Float(side) / 2)
    let (np, nq) = (1 / p.z, 1 / q.z)
    let (ax, ay, ar) = (middle + p.x * scale * np, middle + p.y * scale * np, radiusFrom * scale * np)
    let (bx, by, br) = (middle + q.x * scale * nq, middle + q.y * scale * nq, radiusTo * scale * nq)
    let size = Float(side)
    let (left, right) = (min(ax - ar, bx - br), max(ax + ar, bx + br))
    let (top, bottom) = (min(ay - ar, by - br), max(ay + ar, by + br))
    guard right > 0, left < size, bottom > 0, top < size, left.isFinite, right.isFinite else { return }
    let (x0, x1) = (max(0, Int(max(left, 0))), min(side - 1, Int(min(right, size))))
    let (y0, y1) = (max(0, Int(max(top, 0))), min(side - 1, Int(min(bottom, size))))
    guard x0 <= x1, y0 <= y1 else { return }
    let id = add(paint, normal: .zero, isRound: true)
    let (dx, dy) = (bx - ax, by - ay)
    let inverse = 1 / max(dx * dx + dy * dy, 1e-6)
    for y in y0...y1 {
      let py = Float(y) + 0.5 - ay
      for x in x0...x1 {
        let px = Float(x) + 0.5 - ax
        let t = min(max((px * dx + py * dy) * inverse, 0), 1)
        let r = max(ar + (br - ar) * t, 0.45)
        let (ex, ey) = (px - dx * t, py - dy * t)
        let square = (ex * ex + ey * ey) / (r * r)
        guard square <= 1 else { continue }
        let height = (1 - square).squareRoot()
        let base = np + (nq - np) * t
        // The surface is nearer than the axis by up to the radius.
        let value = base + base * base * (radiusFrom + (radiusTo - radiusFrom) * t) * height
        let at = y * side + x
        guard value > near[at] else { continue }
        near[at] = value
        surface[at] = id
        normalX[at] = Int8(ex / r * 127)
        normalY[at] = Int8(ey / r * 127)
      }
    }
  }

  /// A box that stands on a point: width along its right, height up, depth along its front.
  func box(_ base: Vector, _ size: Vector, yaw: Float, _ paint: Paint, top: Paint? = nil) {
    let (w, h, d) = (Vector(size.x / 2, 0, 0).turned(yaw), Vector(0, -size.y, 0), Vector(0, 0, size.z / 2).turned(yaw))
    func face(_ middle: Vector, _ u: Vector, _ v: Vector, _ outward: Vector, _ paint: Paint) {
      guard outward.dot(view.position - middle) > 0 else { return }
      polygon([middle - u - v, middle + u - v, middle + u + v, middle - u + v], paint)
    }
    let middle = base + h / 2
    face(middle + w, d, h / 2, w, paint)
    face(middle - w, d, h / 2, -w, paint)
    face(middle + d, w, h / 2, d, paint)
    face(middle - d, w, h / 2, -d, paint)
    face(base + h, w, d, h, top ?? paint)
    face(base, w, d, -h, paint)
  }
}
