import A2CPluginKit

/// Moves in words: "orbit left 40°, then push in". A text of a few lines without rows of numbers.
enum MovesText: PathFormat {
  static let id = "words"
  static let name = "moves in words"

  static func recognises(_ file: PathFile) -> Bool {
    guard file.isText, file.bytes.count <= MoveParser.mostBytes, file.numbersInRow == nil else { return false }
    let tokens = MoveTokens(String(decoding: file.bytes, as: UTF8.self)).tokens
    let isVerb = tokens.map { token in if case .verb? = token.entry { true } else { false } }
    // What a person writes of a camera is mostly words for it.
    let known = tokens.count { $0.entry != nil || MoveLexicon.foreign[$0.text] != nil }
    return isVerb.contains(true) && 2 * known >= tokens.count
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    do throws(MoveError) {
      return MovePath.path(try MoveParser.parse(String(decoding: file.bytes, as: UTF8.self)))
    } catch {
      throw error.placed(at: file.path)
    }
  }
}
