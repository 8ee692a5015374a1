import ChapterArithmetic
import Foundation
import Testing

/// The mixtures on a line that chapters write out.
struct LineMixtureTests {
  private let points = [-3, -1.5, 0.2, 1, 2.5, 7, 8.25]
  private let mixture = [
    LineComponent(weight: 0.3, mean: -1, variance: 4), LineComponent(weight: 0.7, mean: 6, variance: 9),
  ]

  private func slope(_ change: (_ step: Double) -> [LineComponent]) -> Double {
    let step = 1e-5
    return (lineLogLikelihood(points, change(step)) - lineLogLikelihood(points, change(-step))) / (2 * step)
  }

  @Test(arguments: [0, 1]) func `the gradient is what differences say`(component: Int) {
    let gradient = lineGradient(points, mixture)[component]
    let byMean = slope { step in
      var moved = mixture
      moved[component].mean += step * moved[component].variance.squareRoot()
      return moved
    }
    let byVariance = slope { step in
      var moved = mixture
      moved[component].variance *= exp(step)
      return moved
    }
    let byWeight = slope { step in
      var moved = mixture
      moved[component].weight *= exp(step)
      let sum = moved.reduce(0) { $0 + $1.weight }
      for index in moved.indices { moved[index].weight /= sum }
      return moved
    }
    for (one, other) in zip(gradient, [byMean, byVariance, byWeight]) { #expect(abs(one - other) < 1e-6) }
  }

  @Test func `what multiplies to zero is counted`() {
    #expect(countUntilProductVanishes([1e-200, 1e-200, 1]) == 2)
    #expect(countUntilProductVanishes([0.5, 0.5]) == 2)
  }
}
