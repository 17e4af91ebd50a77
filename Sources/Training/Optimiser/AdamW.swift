import CKernels
import Dispatch
import Tensors

/// AdamW with decoupled weight decay (Loshchilov and Hutter 2019; the order of operations is that of
/// `torch.optim.AdamW`), after clipping by the global norm (`torch.nn.utils.clip_grad_norm_`).
package final class AdamW {
  package struct Settings: Sendable, Equatable {
    package var beta1 = 0.9
    package var beta2 = 0.999
    package var epsilon = 1e-8
    /// Of matrices; norms and biases never decay.
    package var decay = 0.01
    /// The largest norm of all gradients together; `nil` does not clip.
    package var clip: Double?

    package init(
      beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, decay: Double = 0.01, clip: Double? = nil
    ) {
      self.beta1 = beta1
      self.beta2 = beta2
      self.epsilon = epsilon
      self.decay = decay
      self.clip = clip
    }
  }

  package let settings: Settings
  private let parameters: ParameterSet
  /// What the rate is multiplied by, by the parameter's index; `nil` for frozen ones.
  private let factors: [Double?]
  /// First and second moments of the trained parameters, by index.
  private var moments: [(first: FloatBuffer, second: FloatBuffer)?]
  /// Steps done.
  package private(set) var steps = 0

  /// - Parameter factor: what the learning rate is multiplied by for a parameter, `nil` where it is frozen
  package init(_ parameters: ParameterSet, _ settings: Settings, factor: (Parameter) -> Double?) {
    self.settings = settings
    self.parameters = parameters
    factors = parameters.parameters.map(factor)
    moments = zip(parameters.parameters, factors).map { parameter, factor in
      factor.map { _ in (FloatBuffer(count: parameter.count), FloatBuffer(count: parameter.count)) }
    }
  }

  package func isTrained(_ parameter: Parameter) -> Bool { factors[parameter.index] != nil }

  /// Changes the parameters by one step.
  /// - Parameter threads: how many share the work; the result is the same
  /// - Returns: the norm of all gradients together, before clipping. Where that is not finite nothing is changed.
  @discardableResult
  package func step(_ gradients: GradientSet, rate: Double, threads: Int = 1) -> Double {
    let kernels = Kernels.training
    var squares = 0.0
    for parameter in parameters.parameters {
      if let base = gradients.base(of: parameter) { squares += kernels.sum_of_squares(base, Int64(parameter.count)) }
    }
    let norm = squares.squareRoot()
    // A step whose gradients are not finite would destroy the weights for good.
    guard norm.isFinite else { return norm }
    steps += 1
    let scale = settings.clip.map { min(1, $0 / (norm + 1e-6)) } ?? 1
    let correction1 = 1 - Self.power(settings.beta1, steps)
    let correction2 = 1 - Self.power(settings.beta2, steps)
    let ranges = parameters.balancedRanges(max(1, threads))
    DispatchQueue.concurrentPerform(iterations: ranges.count) { [moments, factors, parameters, settings] part in
      for index in ranges[part] {
        let parameter = parameters.parameters[index]
        guard let factor = factors[index], let (first, second) = moments[index],
          let gradient = gradients.base(of: parameter)
        else { continue }
        kernels.adamw(
          parameter.base, gradient, first.base, second.base, Int64(parameter.count), Float(scale),
          Float(rate * factor), Float(parameter.decays ? settings.decay : 0), Float(settings.beta1),
          Float(settings.beta2), Float(settings.epsilon), Float(correction1), Float(correction2))
        withExtendedLifetime((first, second)) {}
      }
    }
    return norm
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, factor, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return result
  }

  // MARK: Saving

  /// The moments of a parameter, `nil` where it is frozen.
  func state(of parameter: Parameter) -> (first: [Float], second: [Float])? {
    moments[parameter.index].map { first, second in
      withExtendedLifetime((first, second)) {
        (
          Array(UnsafeBufferPointer(start: first.base, count: first.count)),
          Array(UnsafeBufferPointer(start: second.base, count: second.count))
        )
      }
    }
  }

  /// Goes on from saved moments.
  /// - Parameter state: the moments of a parameter; not asked for frozen ones
  func restore(steps: Int, state: (Parameter) throws -> (first: [Float], second: [Float])) rethrows {
    self.steps = steps
    for parameter in parameters.parameters {
      guard let (first, second) = moments[parameter.index] else { continue }
      let saved = try state(parameter)
      for (index, value) in saved.first.prefix(first.count).enumerated() { first.base[index] = value }
      for (index, value) in saved.second.prefix(second.count).enumerated() { second.base[index] = value }
    }
  }
}
