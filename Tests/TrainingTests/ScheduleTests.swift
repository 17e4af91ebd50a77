import Testing
import Training

struct ScheduleTests {
  @Test func ratesWarmUpAndFall() {
    let cosine = Schedule(shape: .cosine, rate: 2, warmUp: 4, steps: 14, floor: 0.1)
    #expect((0..<4).map { cosine($0) } == [0.5, 1, 1.5, 2])
    #expect(abs(cosine(4) - 2) < 1e-12)
    #expect(abs(cosine(9) - 1.1) < 1e-12)
    #expect(abs(cosine(14) - 0.2) < 1e-12)
    let linear = Schedule(shape: .linear, rate: 1, warmUp: 0, steps: 10, floor: 0)
    #expect(abs(linear(3) - 0.7) < 1e-12)
    let constant = Schedule(shape: .constant, rate: 1, warmUp: 2, steps: 10, floor: 0)
    #expect([constant(0), constant(1), constant(9)] == [0.5, 1, 1])
  }
}
