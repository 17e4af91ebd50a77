package import Support

/// The JSON of a request's body.
package enum RequestBody {
  /// Values of one body: a value of two bytes takes many more in memory.
  private static let values = 200_000

  /// - Throws: ``ServerError``
  package static func json(_ request: ServerRequest) throws(ServerError) -> JSON {
    guard let type = request.mediaType, type == "application/json" || type.hasSuffix("+json") else {
      throw ServerError(
        415, "not_json",
        "expected a body of application/json"
          + (request.mediaType.map { ", found \(TerminalText.quoted($0))" } ?? ""),
        at: "content-type", hint: "send the header Content-Type: application/json")
    }
    guard !request.body.isEmpty else { throw ServerError(400, "no_body", "the body is empty") }
    do throws(JSONError) {
      return try JSONParser.parse(request.body, maxValues: values, surrogates: .replace)
    } catch {
      throw ServerError(400, "invalid_json", error.message, at: error.place)
    }
  }
}
