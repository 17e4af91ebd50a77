import Glibc
import Support

/// Draws a scene at a moment into a raster.
enum Stage {
  /// The colour class of each kind in the segmentation: ADE20K.
  static func label(_ kind: SubjectKind) -> Int {
    switch kind {
    case .person: 12
    case .dog, .cat, .horse, .sheep: 126
    case .car: 20
    case .bus: 80
    case .truck: 83
    case .chair: 19
    case .desk: 33
    case .bench: 69
    case .lamp: 36
    case .barrel: 111
    case .suitcase: 55
    }
  }

  /// - Parameter moment: 0 at the start of the clip, 1 at its end.
  static func draw(_ scene: Scene, at moment: Float, on raster: RenderTarget) {
    raster.begin(scene.camera.view(moment - 0.5), sky: .zero)
    scene.placeFigure.draw(raster)
    for (index, subject) in scene.subjects.enumerated() {
      draw(subject, number: index + 1, at: moment, on: raster)
    }
  }

  static func position(_ subject: Subject, at moment: Float) -> Vector {
    subject.position + subject.velocity * ((moment - 0.5) * Float(Scene.duration)) - Vector(0, subject.lift, 0)
  }

  static func body(_ subject: Subject, at moment: Float) -> Body {
    Body(Body.Posture(subject.action ?? .stand, seconds: moment * Float(Scene.duration), phase: subject.phase))
  }

  static func draw(_ subject: Subject, number: Int, at moment: Float, on raster: RenderTarget) {
    let stand = Stand(
      raster: raster, position: position(subject, at: moment), yaw: subject.yaw.radians, object: number,
      label: label(subject.kind))
    let seconds = moment * Float(Scene.duration)
    if let look = subject.look {
      PersonFigure.draw(body(subject, at: moment), look, on: stand)
    } else if subject.kind.family == .animal {
      AnimalFigure.draw(
        subject.kind, colour: Palette.of(subject.colour ?? .brown), action: subject.action ?? .stand, seconds: seconds,
        phase: subject.phase, on: stand)
    } else {
      ThingFigure.draw(subject.kind, colour: Palette.of(subject.colour ?? .brown), on: stand)
    }
  }
}

extension Scene {
  var placeFigure: PlaceFigure {
    PlaceFigure(
      kind: place, depth: subjects.map { $0.position.z }.max() ?? 3,
      width: max(subjects.map(\.reach).max() ?? 1, camera.reach),
      isNight: time == .night, seed: seed &* 0x9E37_79B9 &+ UInt64(bitPattern: Int64(index)))
  }
}

extension Subject {
  /// How far to the side it reaches over the clip.
  var reach: Float {
    abs(position.x) + abs(velocity.x) * Float(Scene.duration) / 2 + kind.size.length / 2 + 0.2
  }
}

extension SubjectKind {
  /// Height, and the length of its longest side.
  var size: (height: Float, length: Float) {
    switch self {
    case .person: (1.72, 0.6)
    case .dog: (0.85, 1.1)
    case .cat: (0.66, 0.7)
    case .horse: (2.0, 2.4)
    case .sheep: (0.95, 1.2)
    case .car: (1.4, 4.1)
    case .bus: (2.8, 7.4)
    case .truck: (2.95, 6)
    case .chair: (1.05, 0.5)
    case .desk: (0.78, 1.5)
    case .bench: (0.96, 1.7)
    case .lamp: (1.7, 0.55)
    case .barrel: (0.95, 0.65)
    case .suitcase: (1.0, 0.6)
    }
  }
}

extension CameraPlan {
  /// How far to the side the camera itself gets.
  var reach: Float {
    switch move {
    case .truckLeft, .truckRight: amount / 2 + 0.4
    case .orbitLeft, .orbitRight: sin(amount / 2) * target.z + 0.4
    default: 0.4
    }
  }
}

extension Scene {
  /// Where a subject stands in the picture in the middle of the clip: 0 at the left edge, 1 at the right one, and its
  /// distance in metres. What sides and ranks are made from, for those who check them.
  package func standing(_ index: Int) -> (across: Double, distance: Double) {
    let seen = camera.view(0).pixel(subjects[index].position, side: 1)
    return (Double(seen.x), Double(seen.z))
  }
}
