import Support

/// Writes made people in every format.
enum PoseWriter {
  typealias Body = [(Double, Double)]

  /// COCO-17 of COCO-18.
  private static let coco17 = [0, 15, 14, 17, 16, 5, 2, 6, 3, 7, 4, 11, 8, 12, 9, 13, 10]

  private static func flat(_ points: Body, _ third: Double = 1) -> JSON {
    .array(points.flatMap { [.double($0.0), .double($0.1), .double(third)] })
  }

  /// - Parameter frames: the people of each frame.
  static func openPose(_ frames: [[Body]], width: Int, height: Int) -> JSON {
    .array(
      frames.map { people in
        .object([
          "people": .array(people.map { .object(["pose_keypoints_2d": flat($0)]) }), "canvas_width": .int(width),
          "canvas_height": .int(height),
        ])
      })
  }

  /// One file a frame.
  static func body25(_ people: [Body]) -> JSON {
    .object([
      "version": 1.3,
      "people": .array(
        people.map { body in
          let middle = ((body[8].0 + body[11].0) / 2, (body[8].1 + body[11].1) / 2)
          let points = Array(body[0...7]) + [middle] + body[8...17]
          let feet = JSON.array(Array(repeating: .int(0), count: 18))
          return .object([
            "person_id": [-1],
            "pose_keypoints_2d": .array((flat(points).arrayValue ?? []) + (feet.arrayValue ?? [])),
            "hand_left_keypoints_2d": [],
          ])
        }),
    ])
  }

  static func cocoAnnotations(_ frames: [[Body]], width: Int, height: Int) -> JSON {
    .object([
      "images": .array(
        frames.indices.reversed().map {
          .object([
            "id": .int($0 + 100), "file_name": .string("frame_\($0).jpg"), "width": .int(width), "height": .int(height),
          ])
        }),
      "annotations": .array(
        frames.enumerated().flatMap { index, people in
          people.map { body in
            .object([
              "image_id": .int(index + 100), "category_id": 1, "keypoints": flat(coco17.map { body[$0] }, 2),
            ])
          }
        }),
      "categories": [.object(["id": 1, "name": "person"])],
    ])
  }

  static func cocoResults(_ frames: [[Body]]) -> JSON {
    .array(
      frames.enumerated().flatMap { index, people in
        people.map {
          body in
          JSON.object([
            "image_id": .int(index + 1), "category_id": 1, "keypoints": flat(coco17.map { body[$0] }, 0.9),
            "score": 0.8,
          ])
        }
      })
  }

  /// 133 points: a hand of one point each, and a face of one.
  static func wholeBody(_ frames: [[Body]]) -> JSON {
    .array(
      frames.enumerated().flatMap { index, people in
        people.map { body -> JSON in
          var points = coco17.map { body[$0] } + Array(repeating: (0.0, 0.0), count: 116)
          points[23] = (body[0].0, body[0].1 + 9)
          points[91] = body[7]
          points[112] = body[4]
          return .object([
            "image_id": .string("\(index).png"), "keypoints": flat(points, 0.9), "score": 0.8,
          ])
        }
      })
  }

  static func dwpose(_ frames: [[Body]], width: Double, height: Double) -> JSON {
    .array(
      frames.map { people in
        .object([
          "bodies": .object([
            "candidate": .array(people.flatMap { $0.map { [.double($0.0 / width), .double($0.1 / height)] } }),
            "subset": .array(people.indices.map { person in .array((0..<18).map { .int(18 * person + $0) }) }),
          ]), "hands": [], "faces": [],
        ])
      })
  }

  /// The 33 landmarks as objects.
  static func landmarks(_ body: Body, width: Double, height: Double) -> JSON {
    let source = [
      0: 0, 2: 15, 5: 14, 7: 17, 8: 16, 11: 5, 12: 2, 13: 6, 14: 3, 15: 7, 16: 4, 23: 11, 24: 8, 25: 12, 26: 9, 27: 13,
      28: 10,
    ]
    return .array(
      (0..<33).map { index in
        let point = source[index].map { body[$0] } ?? (0, 0)
        return .object([
          "x": .double(point.0 / width), "y": .double(point.1 / height), "z": 0.1,
          "visibility": source[index] == nil ? 0.01 : 0.95,
        ])
      })
  }
}
