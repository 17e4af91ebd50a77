extension Collection<UInt8> {
  /// The unsigned number that these bytes are, the highest first; at most eight, the highest bit clear.
  var big: Int { reduce(0) { $0 << 8 | Int($1) } }
}

extension BidirectionalCollection<UInt8> {
  /// The unsigned number that these bytes are, the lowest first; at most eight, the highest bit clear.
  var little: Int { reversed().big }
}
