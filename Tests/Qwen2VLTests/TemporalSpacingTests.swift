import Qwen2VL
import Testing

/// How the temporal steps of clips are spread over positions.
@Suite struct TemporalSpacingTests {
  @Test("Steps are counted, or stand as far apart as the whole seconds between them say")
  func steps() {
    for seconds in [nil, 0.5, 1, 7.9] as [Double?] {
      #expect(TemporalSpacing.counted.positions(secondsPerStep: seconds) == 1)
    }
    let timed = TemporalSpacing.timed(tokensPerSecond: 2)
    for (seconds, expected) in [(nil, 2), (0.67, 0), (1, 2), (1.99, 2), (2, 4), (3.33, 6), (60, 120)]
      as [(Double?, Int)]
    {
      #expect(timed.positions(secondsPerStep: seconds) == expected, "\(String(describing: seconds))")
    }
  }

  @Test("Times that no clip has give positions all the same", arguments: [-1, 1e300, .infinity, .nan])
  func absurd(seconds: Double) {
    let step = TemporalSpacing.timed(tokensPerSecond: 1_000).positions(secondsPerStep: seconds)
    #expect((0...86_400_000).contains(step))
    var positions = Positions()
    for _ in 0..<3 {
      positions.appendGrid(t: 1_000, h: 1, w: 1, timeStep: step)
      positions.appendText(10)
    }
    #expect(positions.t.allSatisfy { $0 >= 0 } && positions.next >= 10)
  }

  @Test("What follows a clip stands above its last moment, or above its rows where these reach further")
  func behind() {
    func next(_ timeStep: Int) -> Int32 {
      var positions = Positions()
      positions.appendText(2)
      positions.appendGrid(t: 3, h: 5, w: 2, timeStep: timeStep)
      return positions.next
    }
    #expect([0, 1, 2, 3, 10].map(next) == [7, 7, 7, 9, 23])
    var positions = Positions()
    positions.appendGrid(t: 3, h: 1, w: 2, timeStep: 4)
    #expect(
      positions.t == [0, 0, 4, 4, 8, 8] && positions.h == [0, 0, 0, 0, 0, 0] && positions.w == [0, 1, 0, 1, 0, 1])
  }
}
