import A2CPluginKit

/// Matrices in NumPy's files: an array of [n, 4, 4] or [n, 3, 4] alone (`.npy`), or among others with its lens (`.npz`,
/// as MegaSaM, VGGT, CUT3R and GEN3C write them). From camera to world where no name says otherwise.
enum NumpyPoses: PathFormat {
  static let id = "numpy"
  static let name = "matrices in npy or npz"

  /// Poses are small; arrays beyond this are pictures and depth.
  private static let arrayLimit = 16 << 20

  static func recognises(_ file: PathFile) -> Bool { NumpyFile.isNumpy(file.bytes.prefix(16)) }

  static func read(_ file: PathFile) throws -> CameraPath {
    let numpy: NumpyFile
    do throws(NumpyProblem) {
      numpy = try NumpyFile(file.bytes, limit: arrayLimit)
    } catch {
      throw problem(error, file)
    }
    let isSingle = numpy.names.isEmpty
    return try PoseArrays(file: file, names: isSingle ? [""] : numpy.names) { name in
      do throws(NumpyProblem) {
        return NumberArray(try numpy.array(isSingle ? nil : name), name: name)
      } catch {
        switch error {
        case .member(_, .tooLarge), .member(_, .type), .member(_, .objects), .member(_, .rank), .tooLarge: return nil
        default: throw problem(error, file)
        }
      }
    }.path()
  }

  private static func problem(_ problem: NumpyProblem, _ file: PathFile) -> AdapterError {
    if problem == .noArrays {
      return file.error(
        "", "an archive without arrays of NumPy, as PyTorch's files (.pt, .pth) and Record3D's (.r3d) are",
        hint: "save the poses with numpy.save('poses.npy', poses.cpu().numpy()); of an .r3d file unpack metadata.json")
    }
    return file.error("", problem.message, hint: problem.hint ?? PoseArrays.hint)
  }
}
