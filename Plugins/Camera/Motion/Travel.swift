import A2CPluginKit

/// The way of a camera along axes that name its moves: how far it trucked, rose and dollied up to each pose.
///
/// A camera on rails moves along axes that stand still while it turns; one that is carried, or circles somebody, moves
/// along its own. The axes are those along which the way is shortest when it is walked one axis at a time.
struct Travel {
  /// In the file's units; right, up and forward are positive.
  var truck: [Double] = [0], pedestal: [Double] = [0], dolly: [Double] = [0]
  private var length = 0.0

  /// What speaks against these axes: a long way, and one that is made of many moves. Streets at right angles are as
  /// short along the axes of the town as along the driver's, who only goes forward.
  private var cost: Double {
    guard length > 0 else { return 0 }
    let ways = [truck, pedestal, dolly].map { way in zip(way, way.dropFirst()).reduce(0) { $0 + abs($1.1 - $1.0) } }
    return length * (1.5 - 0.5 * (ways.max() ?? 0) / length)
  }

  /// The widest range of the three.
  var longest: Double { [truck, pedestal, dolly].map { ($0.max() ?? 0) - ($0.min() ?? 0) }.max() ?? 0 }

  /// - Parameter turns: whether the axes turn with the camera's pan whatever is shorter.
  init(_ curves: PathCurves, turns: Bool) {
    let start = Travel.onset(curves.positions)
    // Turned with the pan alone, turned with the camera, standing still and level, standing still as the camera does
    // when it starts to move. The earlier wins a tie.
    let axes: [(Int) -> Matrix3] = [
      { PathCurves.rotation(pan: curves.pan[$0], tilt: 0, roll: 0) }, { curves.rotation($0) },
      { _ in PathCurves.rotation(pan: curves.pan[start], tilt: 0, roll: 0) }, { _ in curves.rotation(start) },
    ]
    self.init(curves.positions, axes[0])
    if turns { return }
    for other in axes.dropFirst() {
      let travel = Travel(curves.positions, other)
      if travel.cost < 0.98 * cost { self = travel }
    }
  }

  private init(_ positions: [Vector3], _ axes: (Int) -> Matrix3) {
    var moved = Vector3.zero
    for index in positions.indices.dropFirst() {
      let step = positions[index] - positions[index - 1]
      let along = Self.along(step, axes(index - 1), axes(index))
      moved = moved + along
      length += abs(along.x) + abs(along.y) + abs(along.z)
      truck.append(moved.x)
      pedestal.append(-moved.y)
      dolly.append(moved.z)
    }
  }

  /// A step by the axes it was taken in: those half-way, unless the camera turned far in the meantime, before or after
  /// it went.
  private static func along(_ step: Vector3, _ before: Matrix3, _ after: Matrix3) -> Vector3 {
    let (first, last) = (before.transposed * step, after.transposed * step)
    let middle = (first + last) * 0.5
    // The lines of sight before and after: up to 10° apart is a camera that turns as it goes.
    let turn = before.r0.z * after.r0.z + before.r1.z * after.r1.z + before.r2.z * after.r2.z
    guard turn < 0.985 else { return middle }
    // A direction has one large part and a mixture has none; half-way the parts of both must count in full.
    let size = middle.length
    let whole = size > 1e-12 ? middle * (step.length / size) : middle
    func largest(_ v: Vector3) -> Double { max(abs(v.x), abs(v.y), abs(v.z)) }
    return [first, last].reduce(whole) { largest($1) > 1.001 * largest($0) ? $1 : $0 }
  }

  /// The pose at which the camera starts to move.
  private static func onset(_ positions: [Vector3]) -> Int {
    guard let first = positions.first else { return 0 }
    let farthest = positions.map { ($0 - first).length }.max() ?? 0
    guard farthest > 0 else { return 0 }
    return max(0, (positions.firstIndex { ($0 - first).length > 0.03 * farthest } ?? 1) - 1)
  }
}
