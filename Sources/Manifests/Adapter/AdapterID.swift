/// What an adapter is called: `org.a2c.depth`, in reverse domain order.
package struct AdapterID: Sendable, Hashable {
  /// What the ids of this program's own adapters begin with.
  package static let ownDomain = "org.a2c."

  /// `org.a2c.depth`
  package let full: String

  /// - Parameter written: a full id, or the short one of an adapter of this program's own: `depth`.
  package init(_ written: String) { full = written.contains(".") ? written : Self.ownDomain + written }

  /// Whether it is one of this program's own.
  package var isOwn: Bool { full.hasPrefix(Self.ownDomain) }

  /// As manifests spell it: `depth` for an adapter of this program's own, the full id of any other.
  package var name: String {
    isOwn ? String(full.dropFirst(Self.ownDomain.count)) : full
  }

  /// Its last part, which people say and which several may share: `thermal` of `org.example.thermal`.
  package var last: String { full.split(separator: ".").last.map(String.init) ?? full }
}
