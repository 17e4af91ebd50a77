/// The columns of the paper's tables 3, 5 and 6.
package enum VideoColumn: String, CaseIterable, Sendable {
  case clipT = "clip_t"
  case rotErr = "rot_err"
  case transErr = "trans_err"
  case camMC = "cam_mc"
  case dinoI = "dino_i"
  case clipI = "clip_i"
  case mae
  case poseAcc = "pose_acc"
  case smoothness, dynamic, aesthetic, integrity

  /// As the paper heads it.
  package var heading: String {
    switch self {
    case .clipT: "CLIP-T ↑"
    case .rotErr: "RotErr ↓"
    case .transErr: "TransErr ↓"
    case .camMC: "CamMC ↓"
    case .dinoI: "DINO-I ↑"
    case .clipI: "CLIP-I ↑"
    case .mae: "MAE ↓"
    case .poseAcc: "Pose Acc. ↑"
    case .smoothness: "Smoothness ↑"
    case .dynamic: "Dynamic ↑"
    case .aesthetic: "Aesthetic ↑"
    case .integrity: "Integrity ↑"
    }
  }

  /// VBench's dimension, and what its score is multiplied with to stand on the paper's scale: it divides aesthetics by 10
  /// and quality by 100, the paper does not.
  package var dimension: (name: String, factor: Double)? {
    switch self {
    case .smoothness: ("motion_smoothness", 100)
    case .dynamic: ("dynamic_degree", 100)
    case .aesthetic: ("aesthetic_quality", 10)
    case .integrity: ("imaging_quality", 100)
    default: nil
    }
  }
}

/// A table of the paper, by its columns.
package enum PaperTable: Int, CaseIterable, Sendable {
  case enrichment = 3
  case conditions = 5
  case combinations = 6

  package var columns: [VideoColumn] {
    switch self {
    case .enrichment: [.clipT, .smoothness, .aesthetic, .integrity]
    case .conditions: VideoColumn.allCases
    case .combinations: VideoColumn.allCases.filter { $0 != .poseAcc }
    }
  }
}
