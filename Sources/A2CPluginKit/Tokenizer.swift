extension Host {
  /// The ids of a text's tokens in the vocabulary of the model that will read the blocks. What looks like a special
  /// token is plain text. For ``Adapter/prepare()`` and ``Adapter/encode(_:into:)``.
  /// - Throws: ``AdapterError`` (unsupported) where the host does not have the tokenizer: a remote model.
  public func tokenIDs(of text: String) throws(AdapterError) -> [Int32] {
    guard let encode = `extension`(A2C_EXT_TOKENIZER, as: a2c_ext_tokenizer())?.encode else {
      throw AdapterError(.unsupported, "this host has no tokenizer")
    }
    var count: Int64 = 0
    try ErrorRecord.call { encode(host, text, nil, 0, &count, $0) }
    guard count > 0 else { return [] }
    var ids = [Int32](repeating: 0, count: Int(count))
    try ids.withUnsafeMutableBufferPointer { ids throws(AdapterError) in
      try ErrorRecord.call { encode(host, text, ids.baseAddress, Int64(ids.count), &count, $0) }
    }
    return ids
  }

  /// The id of a special token such as `<|vision_start|>`.
  /// - Throws: ``AdapterError`` (unsupported) where the model has no such token, or the host no tokenizer.
  public func tokenID(ofSpecial token: String) throws(AdapterError) -> Int32 {
    guard let special = `extension`(A2C_EXT_TOKENIZER, as: a2c_ext_tokenizer())?.special else {
      throw AdapterError(.unsupported, "this host has no tokenizer")
    }
    var id: Int32 = 0
    try ErrorRecord.call { special(host, token, &id, $0) }
    return id
  }
}
