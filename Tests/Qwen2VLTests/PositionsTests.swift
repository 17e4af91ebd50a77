import Qwen2VL
import Testing

/// The worked examples of Qwen2-VL's multimodal positions.
@Suite struct PositionsTests {
  /// (t, h, w) of one position.
  func triple(_ positions: Positions, _ index: Int) -> [Int32] {
    [positions.t[index], positions.h[index], positions.w[index]]
  }

  @Test("A picture between texts")
  func picture() {
    var positions = Positions()
    positions.appendText(3)
    positions.appendGrid(t: 1, h: 2, w: 3)
    positions.appendText(2)
    let expected: [[Int32]] = [
      [0, 0, 0], [1, 1, 1], [2, 2, 2], [3, 3, 3], [3, 3, 4], [3, 3, 5], [3, 4, 3], [3, 4, 4], [3, 4, 5], [6, 6, 6],
      [7, 7, 7],
    ]
    #expect((0..<positions.count).map { triple(positions, $0) } == expected)
    #expect(Int(positions.next) - positions.count == -3)
  }

  @Test("Text behind a clip stands above the largest of the three axes")
  func clip() {
    var positions = Positions()
    positions.appendText(1)
    positions.appendGrid(t: 4, h: 2, w: 2)
    positions.appendText(2)
    #expect(triple(positions, 16) == [4, 2, 2])
    #expect(triple(positions, 17) == [5, 5, 5])
    #expect(triple(positions, 18) == [6, 6, 6])
    #expect(Int(positions.next) - positions.count == -12)
  }

  @Test("A slice keeps the rows of its range")
  func slice() {
    var positions = Positions()
    positions.appendText(1)
    positions.appendGrid(t: 1, h: 2, w: 2)
    let part = positions.slice(2..<4)
    #expect(part.t == [1, 1])
    #expect(part.h == [1, 2])
    #expect(part.w == [2, 1])
    #expect(part.next == 3)
  }
}
