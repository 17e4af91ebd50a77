import A2CPluginKit

/// A document a line: the lines of a file as one list.
enum JSONLines {
  static func read(_ bytes: [UInt8], _ context: KeypointContext) throws -> JSON {
    var entries: [JSON] = []
    var number = 0
    for line in NotANumber.asNull(bytes).split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 <= 32 }) { continue }
      guard entries.count < Limits.clipFrames else {
        throw context.error("", "more than \(Limits.clipFrames) lines", hint: "cut the clip")
      }
      do throws(JSONError) {
        entries.append(try JSONParser.parse(Array(line), source: context.path))
      } catch {
        throw context.error("line \(number)", error.message, hint: "one JSON document a line is expected")
      }
    }
    // A single line may hold the whole clip.
    return entries.count == 1 ? entries[0] : .array(entries)
  }
}
