import Captioning
import Claims
import Testing

@Suite struct PartBudgetTests {
  @Test("Six parts that use all they get never exceed the total", arguments: 6..<200)
  func whole(total: Int) {
    var budget = PartBudget(total: total)
    var sum = 0
    for part in CaptionPart.allCases {
      let grant = budget.grant(part)
      #expect(grant >= 1)
      budget.spend(grant)
      sum += grant
    }
    #expect(sum == total)
  }

  @Test("What a part leaves goes to the next")
  func leftover() {
    var budget = PartBudget(total: 100)
    #expect(budget.grant(.dense) == 34)
    budget.spend(4)
    #expect(budget.grant(.mainObject) == 18 + 30)
    budget.spend(48)
    #expect(budget.grant(.background) == 15)
    budget.spend(1)
    #expect(budget.grant(.camera) == 10 + 14)
    budget.spend(0)
    #expect(budget.grant(.style) == 8 + 24)
    budget.spend(2)
    #expect(budget.grant(.action) == 100 - 55)
  }

  @Test("Every part gets a token where there are too few for all", arguments: [Int.min, -1, 0, 1, 5])
  func few(total: Int) {
    var budget = PartBudget(total: total)
    for part in CaptionPart.allCases {
      #expect(budget.grant(part) == 1)
      budget.spend(1)
    }
  }
}
