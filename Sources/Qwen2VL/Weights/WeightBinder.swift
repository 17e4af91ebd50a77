import Support
package import Tensors

/// Hands named weights to the layers that use them, checks their shapes, and keeps account of what is missing and what
/// nobody asked for.
package final class WeightBinder {
  /// Where weights come from; `nil` where only their names and shapes are recorded.
  private let source: (any WeightSource)?
  private let place: String
  /// Name in the code → name in the file, longest prefixes first.
  private let renames: [(from: String, to: String)]
  private var used: Set<String> = []
  private var missing: [String] = []
  /// Names and shapes in the order asked for.
  package private(set) var asked: [(name: String, shape: [Int])] = []

  /// - Parameters:
  ///   - place: the folder or file, for errors
  ///   - renames: prefixes of the names in the code and what the file has instead
  package init(_ source: any WeightSource, place: String, renames: [(from: String, to: String)] = []) {
    self.source = source
    self.place = place
    self.renames = renames
  }

  /// A binder that has no weights and records what is asked for: how a new model learns what it must contain.
  package init() {
    source = nil
    place = ""
    renames = []
  }

  /// The name that the file uses. One that the file has as it stands is not changed.
  private func fileName(_ name: String) -> String {
    if let source, source.contains(name) { return name }
    for (from, to) in renames where name.hasPrefix(from) { return to + name.dropFirst(from.count) }
    return name
  }

  package func contains(_ name: String) -> Bool {
    guard let source else { return false }
    return source.contains(fileName(name)) || QuantisedName.format(fileName(name), in: source) != nil
  }

  /// A weight of the given shape. One that is missing is noted for ``finish()``, and an empty one stands in.
  package func weight(_ name: String, shape: [Int]) throws -> WeightView {
    let stored = fileName(name)
    asked.append((stored, shape))
    if let source, let view = try QuantisedName.view(stored, shape: shape, in: source) {
      used.insert(view.name)
      return view
    }
    guard let source, source.contains(stored) else {
      missing.append(stored)
      return .absent(stored)
    }
    used.insert(stored)
    let view = try source.weight(stored)
    guard view.shape == shape else {
      throw ModelError.shape(source: view.file ?? place, name: stored, found: view.shape, expected: shape)
    }
    guard view.blocks != nil || [.f32, .bf16, .f16].contains(view.type) else {
      throw ModelError.elementType(source: view.file ?? place, name: stored, found: "\(view.type)")
    }
    return view
  }

  /// A vector widened to f32. These are small, so that damage is looked for at once.
  package func vector(_ name: String, _ count: Int) throws -> [Float] {
    let view = try weight(name, shape: [count])
    let values = view.floats()
    guard values.allSatisfy(\.isFinite) else {
      throw ModelError.damagedWeight(source: view.file ?? place, name: view.name)
    }
    return values
  }

  /// Throws where any weight asked for is missing.
  package func finish() throws(ModelError) {
    guard missing.isEmpty else { throw .missingWeights(source: place, names: missing) }
  }

  /// Throws where the file has layers behind the last that was asked for: the model would be another one without them.
  /// - Parameters:
  ///   - prefix: what stands in front of a layer's number: `model.layers.`
  ///   - key: what `config.json` calls their number
  package func refuseMore(_ prefix: String, than count: Int, key: String) throws(ModelError) {
    let prefixes = Set([prefix, fileName(prefix)])
    let extra = unused.filter { name in
      prefixes.contains { prefix in
        guard name.hasPrefix(prefix) else { return false }
        return Int(name.dropFirst(prefix.count).prefix { $0 != "." }).map { $0 >= count } ?? false
      }
    }
    guard extra.isEmpty else { throw .extraLayers(source: place, key: key, count: count, names: extra) }
  }

  /// Weights in the file that nobody asked for, without the tables of frequencies that some versions store.
  package var unused: [String] {
    (source?.names ?? []).filter { !used.contains($0) && !$0.hasSuffix("rotary_emb.inv_freq") }.sorted()
  }
}

extension WeightView {
  /// Stands in for a weight that is missing until that is reported.
  static func absent(_ name: String) -> WeightView {
    // checked: no numbers fill the shape [0].
    WeightView(name: name, shape: [0], floats: [])!
  }
}
