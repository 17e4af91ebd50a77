import Support

/// The pictures of a folder.
enum PictureFolder {
  private static let extensions: Set<String> = ["png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "gif"]

  /// The pictures in natural order of their names. Hidden files, folders and files of another kind are passed over;
  /// a file that is named as a picture and is none is kept, so that opening it says what is wrong with it.
  static func files(_ folder: String) throws(MediaError) -> [String] {
    let names: [String]
    do throws(FileError) {
      names = try FileSystem.list(folder)
      _ = try FileSystem.listInputs(folder) { extensions.contains(Path.fileExtension($0)) }
    } catch {
      throw .file(error)
    }
    var found: [String] = []
    for name in names where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      guard FileSystem.kind(path) == .file else { continue }
      if extensions.contains(Path.fileExtension(name)) {
        found.append(path)
      } else if case .picture = FileContent(try MediaFile.open(path)) {
        found.append(path)
      }
      guard found.count <= Limits.clipFrames else { throw .tooManyFrames(path: folder) }
    }
    return found
  }

  /// How many numbers the names of a sequence leave out between the first and the last; 0 where they have none, or count
  /// evenly.
  static func numbersLeftOut(_ files: [String]) -> Int {
    let numbers = files.compactMap { file -> Int? in
      let digits = Path.stem(file).reversed().drop { !("0"..."9").contains($0) }.prefix { ("0"..."9").contains($0) }
      return digits.count <= 12 ? Int(String(digits.reversed())) : nil
    }
    guard numbers.count == files.count else { return 0 }
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }  // checked: numbers have at most 12 digits
    guard let unit = steps.min(), unit >= 1, steps.allSatisfy({ $0 % unit == 0 }) else { return 0 }
    return steps.reduce(0) { $0 + $1 / unit - 1 }  // checked: at most Limits.clipFrames steps
  }
}
