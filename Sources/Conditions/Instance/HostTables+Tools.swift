import CA2CPlugin
import Support

/// Tokenizer, random numbers, scratch memory, threads.
extension HostTables {
  /// Bytes of a text that is cut into tokens.
  private static let longestText = 1 << 20

  nonisolated(unsafe) static let tokenizer = table(
    a2c_ext_tokenizer(
      struct_size: size(a2c_ext_tokenizer.self), reserved: 0,
      encode: { host, text, into, capacity, count, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let text = CText.text(text, limit: longestText + 1), let count,
            into != nil || capacity == 0
          else { throw .argument("tokenizer.encode was called with a NULL") }
          guard text.utf8.count <= longestText else {
            throw .argument("the text for the tokenizer is longer than \(longestText) bytes")
          }
          guard capacity >= 0 else { throw .argument("tokenizer.encode was given room for \(capacity) ids") }
          guard let ids = try services.tokenizer.encode(text) else { throw .argument("the tokenizer did not answer") }
          count.pointee = Int64(ids.count)
          guard let into else { return }
          for (index, id) in ids.enumerated() where Int64(index) < capacity { into[index] = id }
        }
      },
      special: { host, token, id, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let token = CText.text(token, limit: 1000), let id else {
            throw .argument("tokenizer.special was called with a NULL")
          }
          guard let found = try services.tokenizer.special(token) else {
            throw .unsupported(
              "the model has no token \(TerminalText.quoted(token))",
              hint: "special_tokens of the model's a2c.yaml can name it")
          }
          id.pointee = found
        }
      }))

  nonisolated(unsafe) static let random = table(
    a2c_ext_random(
      struct_size: size(a2c_ext_random.self), reserved: 0,
      next: { host in HostServices.of(host)?.random.next() ?? 0 },
      floats: { host, into, count in
        guard let into, count > 0 else { return }
        HostServices.of(host)?.random.fill(UnsafeMutableBufferPointer(start: into, count: Int(count)))
      }))

  nonisolated(unsafe) static let scratch = table(
    a2c_ext_scratch(
      struct_size: size(a2c_ext_scratch.self), reserved: 0,
      take: { host, bytes, out, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let out else {
            throw .argument("scratch.take was called with a NULL")
          }
          out.pointee = try services.scratch.take(bytes)
        }
      }))

  nonisolated(unsafe) static let parallel = table(
    a2c_ext_parallel(
      struct_size: size(a2c_ext_parallel.self), reserved: 0,
      width: { host in Int32(clamping: HostServices.of(host)?.parallel.width ?? 1) },
      run: { host, count, context, body, error in
        guard let services = HostServices.of(host), let body, count >= 0 else {
          return ErrorRecord.fill(error, HostError.argument("parallel.run was called with a NULL or \(count) pieces"))
        }
        guard let failure = services.parallel.run(count, context, body) else { return A2C_OK }
        let text = "piece \(failure.index) of \(count) ended with status \(failure.status)"
        return ErrorRecord.fill(error, HostError.argument(text), status: failure.status)
      }))
}

extension HostServices {
  /// - Throws: where the model's tokenizer is not here.
  var tokenizer: any AdapterTokenizer {
    get throws(HostError) {
      guard let tokenizer = options.tokenizer else {
        throw .unsupported("the model's tokenizer is not here", hint: "use a model that runs in this process")
      }
      return tokenizer
    }
  }
}
