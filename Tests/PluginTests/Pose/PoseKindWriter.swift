import Support

/// Writes made people as other programs do, one person a frame; those of ``PoseWriter`` are COCO-18.
enum PoseKindWriter {
  typealias Body = PoseWriter.Body

  static let names17 = [
    "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow",
    "right_elbow", "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle",
    "right_ankle",
  ]
  static let names33 = [
    "NOSE", "LEFT_EYE_INNER", "LEFT_EYE", "LEFT_EYE_OUTER", "RIGHT_EYE_INNER", "RIGHT_EYE", "RIGHT_EYE_OUTER",
    "LEFT_EAR",
    "RIGHT_EAR", "MOUTH_LEFT", "MOUTH_RIGHT", "LEFT_SHOULDER", "RIGHT_SHOULDER", "LEFT_ELBOW", "RIGHT_ELBOW",
    "LEFT_WRIST", "RIGHT_WRIST", "LEFT_PINKY", "RIGHT_PINKY", "LEFT_INDEX", "RIGHT_INDEX", "LEFT_THUMB", "RIGHT_THUMB",
    "LEFT_HIP", "RIGHT_HIP", "LEFT_KNEE", "RIGHT_KNEE", "LEFT_ANKLE", "RIGHT_ANKLE", "LEFT_HEEL", "RIGHT_HEEL",
    "LEFT_FOOT_INDEX", "RIGHT_FOOT_INDEX",
  ]
  private static let order17 = [0, 15, 14, 17, 16, 5, 2, 6, 3, 7, 4, 11, 8, 12, 9, 13, 10]
  static let (width, height) = (1280.0, 720.0)

  static func coco17(_ body: Body) -> Body { order17.map { body[$0] } }

  static func ultralytics(_ body: Body, name: String = "person") -> JSON {
    let points = coco17(body)
    return .object([
      "name": .string(name), "class": 0, "confidence": 0.9,
      "box": .object(["x1": 1, "y1": 2, "x2": 30, "y2": 40]),
      "keypoints": .object([
        "x": .array(points.map { .double($0.0) }), "y": .array(points.map { .double($0.1) }),
        "visible": .array(points.map { _ in 0.9 }),
      ]),
    ])
  }

  /// - Parameter hasConfidence: 56 numbers, else 39.
  static func yolo(_ body: Body, hasConfidence: Bool = true) -> String {
    let points = coco17(body).map { "\($0.0 / width) \($0.1 / height)" + (hasConfidence ? " 0.9" : "") }
    return "0 0.5 0.5 0.4 0.8 " + points.joined(separator: " ") + "\n"
  }

  /// 17 times y, x, score.
  static func moveNet(_ body: Body) -> JSON {
    .array(coco17(body).map { [.double($0.1 / height), .double($0.0 / width), 0.8] })
  }

  static func named(_ body: Body) -> JSON {
    .object([
      "score": 0.9,
      "keypoints": .array(
        zip(names17, coco17(body)).map {
          .object(["name": .string($0), "x": .double($1.0), "y": .double($1.1), "score": 0.8])
        }
      ),
    ])
  }

  /// The 33 landmarks by name, as shares.
  static func landmarks(_ body: Body) -> JSON {
    let list = PoseWriter.landmarks(body, width: width, height: height).arrayValue ?? []
    return JSON.members(zip(names33, list).map { JSON.Member($0, $1) })
  }

  static func halpe26(_ body: Body) -> Body {
    let hips = ((body[8].0 + body[11].0) / 2, (body[8].1 + body[11].1) / 2)
    let feet = [body[13], body[10], body[13], body[10], body[13], body[10]]
    return coco17(body) + [(body[0].0, body[0].1 - 20), body[1], hips] + feet
  }

  /// Pelvis, right and left leg, spine, thorax, neck, head, left and right arm.
  static func human36m(_ body: Body) -> Body {
    let hips = ((body[8].0 + body[11].0) / 2, (body[8].1 + body[11].1) / 2)
    let spine = ((hips.0 + body[1].0) / 2, (hips.1 + body[1].1) / 2)
    return [
      hips, body[8], body[9], body[10], body[11], body[12], body[13], spine, body[1], body[0],
      (body[0].0, body[0].1 - 20), body[5], body[6], body[7], body[2], body[3], body[4],
    ]
  }

  static func flat(_ points: Body) -> JSON { .array(points.flatMap { [.double($0.0), .double($0.1), 0.9] }) }

  static func results(_ frames: [Body], ids: [Int]? = nil) -> JSON {
    .array(
      frames.enumerated().map { index, points in
        .object(["image_id": .int(ids?[index] ?? index), "category_id": 1, "keypoints": flat(points), "score": 0.9])
      })
  }

  /// A row a frame: `frame, x1, y1, z1, v1, …`.
  static func wideTable(_ frames: [Body], without: Set<Int> = []) -> String {
    let header = (1...33).map { "x\($0),y\($0),z\($0),v\($0)" }.joined(separator: ",")
    let rows = frames.enumerated().filter { !without.contains($0.offset) }.map { index, body in
      "\(index)," + cells(body).map { "\($0.x),\($0.y),0,\($0.v)" }.joined(separator: ",")
    }
    return (["frame,\(header)"] + rows).joined(separator: "\n")
  }

  static func namedTable(_ frames: [Body]) -> String {
    let header = names33.map { $0.lowercased() }.map { "\($0)_x,\($0)_y,\($0)_z,\($0)_visibility" }
    let rows = frames.map { cells($0).map { "\($0.x),\($0.y),0,\($0.v)" }.joined(separator: ",") }
    return ([header.joined(separator: ",")] + rows).joined(separator: "\r\n")
  }

  /// A row a landmark.
  static func tallTable(_ frames: [Body]) -> String {
    let rows = frames.enumerated().flatMap { index, body in
      cells(body).enumerated().map {
        "\(index);\(names33[$0.offset]);\($0.element.x);\($0.element.y);0;\($0.element.v)"
      }
    }
    return (["frame;landmark;x;y;z;visibility"] + rows).joined(separator: "\n")
  }

  private static func cells(_ body: Body) -> [(x: Double, y: Double, v: Double)] {
    (PoseWriter.landmarks(body, width: width, height: height).arrayValue ?? []).map {
      ($0["x"]?.doubleValue ?? 0, $0["y"]?.doubleValue ?? 0, $0["visibility"]?.doubleValue ?? 0)
    }
  }
}

extension JSON {
  fileprivate static func members(_ list: [Member]) -> JSON { .object(list) }
}
