/// What a staged folder may replace: a folder that this program wrote, and nothing that anybody has put into it since.
package struct Replacing: Sendable {
  /// Names that have to be there, or the folder is not ours.
  private let marks: [String]
  private let isOwn: @Sendable (_ folder: String, _ name: String) -> Bool

  /// - Parameters:
  ///   - marks: names that every such folder has.
  ///   - isOwn: whether the program writes an entry of this name into such a folder.
  package init(marks: [String], isOwn: @escaping @Sendable (_ folder: String, _ name: String) -> Bool) {
    self.marks = marks
    self.isOwn = isOwn
  }

  /// Folders that hold nothing but these files, all of them.
  package init(files: [String]) { self.init(marks: files) { _, name in files.contains(name) } }

  /// An entry that this program did not write, `nil` where it wrote all there is.
  func stranger(in folder: String) throws(FileError) -> String? {
    // What file managers leave behind is nobody's work.
    let names = try FileSystem.list(folder).filter { $0 != ".DS_Store" && $0 != ".directory" }
    if let other = names.first(where: { !isOwn(folder, $0) }) { return other }
    return marks.allSatisfy(names.contains) ? nil : names.first
  }
}
