import CKernels
import Tensors

/// The gradients of the trained parameters, as one worker adds them up over its part of a step.
package final class GradientSet: @unchecked Sendable {  // checked: one thread at a time writes to it.
  /// By the parameter's index; `nil` for frozen ones.
  private let buffers: [FloatBuffer?]

  /// - Parameter trained: what gets gradients
  package init(_ parameters: ParameterSet, trained: (Parameter) -> Bool) {
    buffers = parameters.parameters.map { trained($0) ? FloatBuffer(count: $0.count) : nil }
  }

  /// Where a parameter's gradient is added, `nil` where it is frozen.
  func base(of parameter: Parameter) -> UnsafeMutablePointer<Float>? {
    parameter.index < buffers.count ? buffers[parameter.index]?.base : nil
  }

  package func isTrained(_ parameter: Parameter) -> Bool { base(of: parameter) != nil }

  /// A parameter's gradient, row-major; `nil` where it is frozen.
  package func values(of parameter: Parameter) -> [Float]? {
    base(of: parameter).map { Array(UnsafeBufferPointer(start: $0, count: parameter.count)) }
  }

  /// Replaces a trained parameter's gradient.
  package func write(_ values: [Float], to parameter: Parameter) {
    guard let base = base(of: parameter) else { return }
    for (index, value) in values.prefix(parameter.count).enumerated() { base[index] = value }
  }

  package func clear() {
    for case let buffer? in buffers { buffer.base.update(repeating: 0, count: buffer.count) }
  }

  /// Adds the gradients of another worker to these, for the parameters in `range`.
  func add(_ other: GradientSet, _ range: Range<Int>) {
    for index in range {
      if let mine = buffers[index], let its = other.buffers[index] {
        Kernels.training.add?(mine.base, its.base, Int64(mine.count))
      }
    }
  }
}
