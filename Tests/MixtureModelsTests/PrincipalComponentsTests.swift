import MixtureModels
import Testing

@Suite("Principal components")
struct PrincipalComponentsTests {
  @Test("Principal components are scikit-learn's, signs included")
  func principalComponents() throws {
    let (components, transformed) = try Points.digits.get()
    #expect(components.count == 41)
    expectClose(components.explainedVariance, DigitsReference.explainedVariance, relative: 1e-11)
    expectClose(components.cumulativeVarianceRatio, DigitsReference.cumulative, relative: 1e-11)
    #expect(components.cumulativeVarianceRatio[39] < 0.99)
    for (value, expected) in zip(transformed.row(0), DigitsReference.transformedFirstRow) {
      #expect((value - expected).magnitude < 1e-10)
    }
    let restored = try components.inverseTransform(transformed).row(0)
    for (value, expected) in zip(restored, DigitsReference.inverseOfFirstRow) {
      #expect((value - expected).magnitude < 1e-10)
    }
  }
}
