import CKernels
import Tensors

/// A forward pass that remembers what its backward pass needs.
///
/// Each operation computes its result at once and, where anything below it is trained, leaves a step that turns the
/// gradient of its result into those of its inputs and of its parameters. What is frozen leaves none, so the backward
/// pass ends at the lowest trained parameter. One thread uses a tape; several tapes may read the same parameters.
package final class Tape {
  let arena: Arena
  let kernels = Kernels.training
  private let gradients: GradientSet?
  private var steps: [() -> Void] = []

  /// - Parameter gradients: where those of the parameters are added; `nil` computes forward only
  package convenience init(_ gradients: GradientSet?) { self.init(gradients, arena: Arena()) }

  init(_ gradients: GradientSet?, arena: Arena) {
    self.gradients = gradients
    self.arena = arena
  }

  // MARK: Variables

  /// A matrix of given numbers, which nothing below trains.
  package func constant(_ values: [Float], rows: Int, columns: Int) -> Variable {
    let variable = make(rows: rows, columns: columns, needsGradient: false)
    values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        variable.values.update(from: start, count: min(variable.count, values.count))
      }
    }
    return variable
  }

  func make(rows: Int, columns: Int, needsGradient: Bool) -> Variable {
    Variable(rows: rows, columns: columns, values: arena.take(rows * columns), needsGradient: needsGradient)
  }

  /// Whether a parameter's gradient is wanted.
  func trains(_ parameter: Parameter?) -> Bool { parameter.flatMap { gradient(of: $0) } != nil }

  /// Where a parameter's gradient is added, `nil` where it is frozen.
  func gradient(of parameter: Parameter) -> UnsafeMutablePointer<Float>? { gradients?.base(of: parameter) }

  /// Where a variable's gradient is added: zeros at first.
  func accumulator(of variable: Variable) -> UnsafeMutablePointer<Float> {
    if let gradient = variable.gradient { return gradient }
    let fresh = arena.takeZeros(variable.count)
    variable.gradient = fresh
    return fresh
  }

  /// Where a product may write a variable's gradient, and what it keeps of what stands there: 0 or 1.
  func target(of variable: Variable) -> (base: UnsafeMutablePointer<Float>, kept: Float) {
    if let gradient = variable.gradient { return (gradient, 1) }
    let fresh = arena.take(variable.count)
    variable.gradient = fresh
    return (fresh, 0)
  }

  // MARK: Steps

  /// Leaves the backward step of an operation, run with the gradient of its result where that got one.
  func record(_ result: Variable, _ step: @escaping (UnsafeMutablePointer<Float>) -> Void) {
    guard result.needsGradient else { return }
    steps.append { if let gradient = result.gradient { step(gradient) } }
  }

  /// Runs the steps, last one first.
  package func backward() {
    while let step = steps.popLast() { step() }
  }

  /// Runs the backward pass from a given gradient of `variable`, for tests.
  package func backward(from variable: Variable, gradient: [Float]) {
    let target = accumulator(of: variable)
    for (index, value) in gradient.prefix(variable.count).enumerated() { target[index] += value }
    backward()
  }
}
