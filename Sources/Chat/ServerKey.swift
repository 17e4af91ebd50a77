package import HTTP
import Support

/// The key that a server wants. It comes from the environment alone.
package enum ServerKey {
  /// Names the server; what the user names here is trusted with a key.
  package static let server = "A2C_SERVER"
  package static let own = "A2C_API_KEY"
  package static let common = "OPENAI_API_KEY"

  /// - Parameters:
  ///   - isUsers: the user named the server, on the command line or in the environment. A manifest may come from
  ///     anybody: what it names gets no key, unless it is the server that the environment names, or OpenAI's own.
  ///   - variable: reads an environment variable.
  /// - Returns: the key, and whether there is one that was held back.
  package static func find(
    for address: HTTPAddress, isUsers: Bool, variable: (String) -> String? = { Environment.variable($0) }
  ) -> (key: Secret?, isHeldBack: Bool) {
    let own = variable(own).flatMap { Secret($0) }
    let common = variable(common).flatMap { Secret($0) }
    let environments = variable(server).flatMap { try? HTTPAddress($0) }
    if isUsers || environments?.covers(address) == true { return (own ?? common, false) }
    if address.scheme == "https", address.host == "api.openai.com", let common { return (common, false) }
    return (nil, own != nil || common != nil)
  }
}
