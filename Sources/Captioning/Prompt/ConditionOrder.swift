package import Conditions
import Manifests

/// The order in which a model gets the conditions. A model that was trained on conditions saw them in one order; another
/// order is another language to it.
package enum ConditionOrder {
  /// Indices of the conditions as the model gets them: first those of the types that it was trained on, in the order of its
  /// training, then the others. Conditions of one type stay in the manifest's order.
  /// - Parameters:
  ///   - conditions: in the manifest's order.
  ///   - trained: full ids of adapters, in the order of training; empty for a model that keeps the manifest's order.
  package static func indices(_ conditions: [FramedCondition], trained: [String]) -> [Int] {
    let places = conditions.map { trained.firstIndex(of: $0.source.adapter.id) ?? trained.count }
    return conditions.indices.sorted { (places[$0], $0) < (places[$1], $1) }
  }
}
