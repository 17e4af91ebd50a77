import Qwen2VL
import Testing

/// In which order a tower with windows has its tokens.
@Suite struct WindowOrderTests {
  @Test("Windows at the right and lower edge are cut")
  func edges() {
    let order = WindowOrder(rows: 3, columns: 5, side: 2)
    #expect(order.tokens == [0, 1, 5, 6, 2, 3, 7, 8, 4, 9, 10, 11, 12, 13, 14])
    #expect(order.windows == [0..<4, 4..<8, 8..<10, 10..<12, 12..<14, 14..<15])
  }

  @Test("A picture smaller than a window is one")
  func small() {
    let order = WindowOrder(rows: 2, columns: 3, side: 4)
    #expect(order.tokens == Array(0..<6) && order.windows == [0..<6])
  }

  @Test("The order is upstream's", arguments: GoldenCheckpoint.windowed)
  func upstream(checkpoint: String) throws {
    let golden = try GoldenCheckpoint(checkpoint)
    let (grid, vision) = (try golden.ints("media.0.grid"), golden.config.vision)
    let order = WindowOrder(
      rows: grid[1] / vision.merge, columns: grid[2] / vision.merge, side: try #require(vision.windows?.side))
    #expect(try golden.ints("media.0.window_index") == order.tokens)
  }
}
