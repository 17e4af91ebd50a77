package import Support

extension JSON {
  /// An object without one of its members.
  package func without(_ key: String) -> JSON {
    guard let members else { return self }
    return .object(members.filter { $0.key != key })
  }

  /// An object with one more member behind the others.
  package func adding(_ key: String, _ value: JSON) -> JSON {
    guard let members else { return self }
    return .object(members + [Member(key, value)])
  }

  /// An object one of whose members, where it has it, is changed.
  package func changing(_ key: String, _ change: (JSON) -> JSON) -> JSON {
    guard let members else { return self }
    return .object(members.map { $0.key == key ? Member(key, change($0.value)) : $0 })
  }

  /// The same without members that are null, as programs write what they leave out.
  package var withoutNulls: JSON {
    switch self {
    case .object(let members):
      .object(members.filter { $0.value != .null }.map { Member($0.key, $0.value.withoutNulls) })
    case .array(let elements): .array(elements.map(\.withoutNulls))
    default: self
    }
  }
}
