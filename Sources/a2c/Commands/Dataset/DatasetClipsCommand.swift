import ArgumentParser
import Datasets
import Glibc
import Support

struct DatasetClipsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clips", abstract: "An instance for each clip of a folder or a list.",
    discussion: """
      A list has a path a line, or {"path": …} with id, licence, source and attribution where they are known; a JSON \
      file beside a clip may name the last three. Without a folder or a list, the list is read from standard input.
      """)

  @Argument(help: ArgumentHelp("A folder of clips, or a list of them.", valueName: "folder or list"))
  var input: String?

  @Option(help: ArgumentHelp("The licence of clips that name none.", valueName: "name"))
  var licence: String?

  @OptionGroup var step: StepOptions

  func run() throws {
    let descriptor = try input.map(Self.open) ?? 0
    let licence = licence
    try LineFilter(options: step, descriptor: descriptor).run { line in
      LineFilter.Outcome(members: try ClipInstance.members(line.bytes, licence: licence))
    }
  }

  private static func open(_ path: String) throws -> CInt {
    guard let kind = FileSystem.kind(path) else { throw FileError.missing(path: path) }
    guard kind == .folder else {
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError.system(path: path, action: "open the list", code: errno) }
      var info = stat()
      if fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size == 0 {
        throw DatasetError.noClips(path: path)
      }
      return descriptor
    }
    // As objects: a name may hold a line's end.
    let lines = try ClipFolder.list(path).map { JSON.object(["path": .string($0)]).text() + "\n" }
    guard let file = tmpfile() else { throw FileError.system(path: path, action: "list the folder", code: errno) }
    try Descriptor.write(lines.joined(), to: fileno(file))
    lseek(fileno(file), 0, SEEK_SET)
    return fileno(file)
  }
}
