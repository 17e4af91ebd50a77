import A2CPluginKit

/// Numbers in a regular grid, whatever file they come from.
struct NumberArray: Equatable {
  var name: String
  var shape: [Int]
  /// Row by row.
  var values: [Double]

  init(name: String, shape: [Int], values: [Double]) {
    (self.name, self.shape, self.values) = (name, shape, values)
  }

  init(_ array: NumpyArray, name: String) {
    self.init(name: name, shape: array.shape, values: array.doubles())
  }

  /// Lists in lists, as deep as they go; `nil` where they are of different lengths or hold anything but numbers.
  init?(_ json: JSON, name: String) {
    guard let shape = Self.shape(json), !shape.isEmpty else { return nil }
    var values: [Double] = []
    guard Self.append(json, shape[...], to: &values) else { return nil }
    self.init(name: name, shape: shape, values: values)
  }

  /// Deeper lists than this are no array of poses.
  private static let deepest = 5

  /// That of the first elements; `nil` where an empty list or no number is reached.
  private static func shape(_ json: JSON) -> [Int]? {
    var shape: [Int] = []
    var inner = json
    while let list = inner.arrayValue {
      guard let first = list.first, shape.count < deepest else { return nil }
      shape.append(list.count)
      inner = first
    }
    return inner.doubleValue == nil ? nil : shape
  }

  private static func append(_ json: JSON, _ shape: ArraySlice<Int>, to values: inout [Double]) -> Bool {
    guard let count = shape.first else {
      guard let value = json.doubleValue else { return false }
      values.append(value)
      return true
    }
    guard let list = json.arrayValue, list.count == count else { return false }
    return list.allSatisfy { append($0, shape.dropFirst(), to: &values) }
  }

  /// The shape as NumPy writes it.
  var shapeWords: String { "[\(shape.map(String.init).joined(separator: ", "))]" }
}
