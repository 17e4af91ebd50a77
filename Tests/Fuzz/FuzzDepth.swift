import A2CPluginKit

/// Compiled into the depth adapter's module: reads bytes as a float map.
public func fuzzDepth(_ bytes: [UInt8]) throws {
  let map = try PFM(bytes)
  if map.values.count != map.width * map.height { fatalError("a map of the wrong size") }
}
