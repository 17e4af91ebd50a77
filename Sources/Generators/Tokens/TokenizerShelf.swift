import Support
import Synchronization
package import Tokenization

/// The text encoders' tokenizers that are at hand, opened when first asked for. Any thread may ask.
///
/// Looked for in this order: what was named on the command line, what a generator's manifest names, a folder of the
/// encoder's name (``slug(_:)``: `t5-xxl`, `clip-l`) in the folders of `A2C_TOKENIZER_PATH`.
package final class TokenizerShelf: Sendable {
  /// The variable with the folders, separated by colons.
  package static let variable = "A2C_TOKENIZER_PATH"

  private let named: [String: String]
  private let folders: [String]
  private let opened = Mutex<[String: any TextTokenizer]>([:])

  /// - Parameters:
  ///   - named: paths by the name of an encoder or the id of a generator, in any spelling.
  ///   - folders: hold a folder an encoder; relative ones are passed over.
  package init(named: [String: String] = [:], folders: [String] = []) {
    self.named = Dictionary(named.map { (Self.slug($0), $1) }, uniquingKeysWith: { first, _ in first })
    self.folders = folders.filter(Path.isAbsolute)
  }

  /// With the folders of the environment.
  package static func standard(named: [String: String] = [:]) -> TokenizerShelf {
    let folders = Environment.variable(variable)?.split(separator: ":").map(String.init) ?? []
    return TokenizerShelf(named: named, folders: folders)
  }

  /// A name's letters and digits in lower case, all else one hyphen: `Gemma 3 12B` → `gemma-3-12b`.
  package static func slug(_ name: String) -> String {
    name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".")) }.joined(separator: "-")
  }

  /// The counter of an encoder, `nil` where its tokenizer is not at hand.
  /// - Parameters:
  ///   - generator: the id of the generator that reads the text.
  ///   - file: the tokenizer that the manifest names, an absolute path.
  /// - Throws: where a tokenizer is there and cannot be read.
  package func counter(
    encoder: String, generator: String, file: String?
  ) throws(TokenizerError) -> TokenizerCounter? {
    guard let path = path(encoder: encoder, generator: generator, file: file) else { return nil }
    if let known = opened.withLock({ $0[path] }) { return TokenizerCounter(known) }
    // Opened outside of the lock: two that come at once open it twice, and no one waits for another tokenizer.
    let tokenizer = try TextEncoderTokenizer.open(path)
    opened.withLock { $0[path] = tokenizer }
    return TokenizerCounter(tokenizer)
  }

  private func path(encoder: String, generator: String, file: String?) -> String? {
    let name = Self.slug(encoder)
    if let path = named[Self.slug(generator)] ?? named[name] { return path }
    if let file { return file }
    return folders.map { Path.join($0, name) }.first { FileSystem.kind($0) == .folder }
  }
}
