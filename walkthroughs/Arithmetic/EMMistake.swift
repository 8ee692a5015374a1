import Foundation

/// A mistake that a program for EM can have.
public enum EMMistake: String, CaseIterable, Sendable {
  /// The program as it should be.
  case none = "no mistake"
  /// The E-step takes a variance for a standard deviation, and so squares it.
  case varianceAsDeviation = "E-step takes variances for deviations"
  /// The M-step stores standard deviations where variances belong.
  case deviationAsVariance = "deviations stored as variances"
  /// The sum of squares is divided by the number of all points, not by the component's share.
  case variancesDividedByCount = "variances divided by N"
  /// The sum of points is divided by the number of all points, not by the component's share.
  case meansDividedByCount = "means divided by N"
  /// The E-step's densities lack the factor before the exponential.
  case withoutNormalization = "E-step without 1/σ"
  /// Responsibilities are divided by the sum over points instead of components.
  case columnsNormalized = "columns sum to one, not rows"
  /// The new means are used for the variances and then forgotten.
  case meansNotStored = "means never stored"
  /// The E-step compares densities without the weights.
  case weightsLeftOut = "E-step without the weights"
  /// The new variances are forgotten.
  case variancesNotStored = "variances never stored"
  /// The new weights are forgotten.
  case weightsNotStored = "weights never stored"
  /// Variances are measured from the mean before the step.
  case oldMean = "variance about the old mean"
  /// The E-step gives all of a point to its best component.
  case hardAssignment = "each point to its best component"
  /// The exponent of the density in the E-step lacks its half.
  case withoutHalf = "no ½ in the exponent"
  /// All components get the mean of their variances.
  case sharedVariance = "one variance for all"
  /// The sum of squares is divided by the component's share less one.
  case sampleVariance = "variances divided by m − 1"
}

extension EMMistake {
  /// An E-step and an M-step with this mistake.
  public func step(_ points: [Double], _ mixture: [LineComponent])
    -> [LineComponent]
  {
    maximized(
      points, shares: shares(points, mixture), from: mixture)
  }

  private func shares(_ points: [Double], _ mixture: [LineComponent])
    -> [[Double]]
  {
    let logarithms = points.map { x in
      mixture.map { component in
        var misread = component
        switch self {
        case .varianceAsDeviation:
          misread.variance *= component.variance
        case .weightsLeftOut: misread.weight = 1
        case .withoutNormalization:
          let density = component.logDensity(x)
          return density + log(2 * Double.pi * component.variance) / 2
        case .withoutHalf:
          let distance = x - component.mean
          return component.logDensity(x)
            - distance * distance / component.variance / 2
        default: break
        }
        return misread.logDensity(x)
      }
    }
    switch self {
    case .columnsNormalized:
      let sums = mixture.indices.map { c in
        logSumExp(logarithms.map { $0[c] })
      }
      return logarithms.map { row in zip(row, sums).map { exp($0 - $1) } }
    case .hardAssignment:
      return logarithms.map { row in
        let best = row.max()
        return row.map { $0 == best ? 1 : 0 }
      }
    default:
      return logarithms.map { row in
        let sum = logSumExp(row)
        return row.map { exp($0 - sum) }
      }
    }
  }

  private func maximized(
    _ points: [Double], shares: [[Double]], from old: [LineComponent]
  ) -> [LineComponent] {
    let count = Double(points.count)
    var mixture = old.indices.map { c in
      let share = shares.map { $0[c] }
      let size = share.reduce(0, +)
      let sum = zip(share, points).reduce(0) { $0 + $1.0 * $1.1 }
      let mean = sum / (self == .meansDividedByCount ? count : size)
      let center = self == .oldMean ? old[c].mean : mean
      let squares = zip(share, points).reduce(0) {
        $0 + $1.0 * ($1.1 - center) * ($1.1 - center)
      }
      let divisor =
        switch self {
        case .variancesDividedByCount: count
        case .sampleVariance: size - 1
        default: size
        }
      return LineComponent(
        weight: size / count, mean: mean, variance: squares / divisor)
    }
    if self == .sharedVariance {
      let shared = mixture.reduce(0) { $0 + $1.weight * $1.variance }
      for c in mixture.indices { mixture[c].variance = shared }
    }
    for c in mixture.indices {
      switch self {
      case .deviationAsVariance:
        mixture[c].variance = mixture[c].variance.squareRoot()
      case .meansNotStored: mixture[c].mean = old[c].mean
      case .variancesNotStored: mixture[c].variance = old[c].variance
      case .weightsNotStored: mixture[c].weight = old[c].weight
      default: break
      }
    }
    return mixture
  }
}
