import Foundation
import LinearAlgebra
import MixtureModels
import Testing

@Suite("A mixture as a value")
struct GaussianMixtureTests {
  @Test("Saved and read back it is the same", arguments: CovarianceKind.allCases)
  func coding(kind: CovarianceKind) throws {
    let model = try Models.model(kind)
    let restored = try JSONDecoder().decode(GaussianMixture.self, from: JSONEncoder().encode(model))
    #expect(restored == model)
    #expect(restored.logDensity(at: [1, 2, 3, 4]) == model.logDensity(at: [1, 2, 3, 4]))
    let broken = Data(
      #"{"weights":[1],"means":{"rowCount":1,"columnCount":1,"elements":[0]},"covariances":{"spherical":{"_0":[-1]}}}"#
        .utf8)
    #expect(throws: MixtureError.notPositiveDefinite(component: 0, dimension: 0)) {
      try JSONDecoder().decode(GaussianMixture.self, from: broken)
    }
  }

  @Test("Components can be put in another order")
  func order() throws {
    let model = try Models.model(.diagonal)
    let sorted = model.sortedByMean()
    #expect(sorted.weights == [0.3, 0.2, 0.5])
    #expect(sorted.means.row(0) == Models.means.row(2))
    #expect(sorted.covarianceMatrices[2] == model.covarianceMatrices[1])
    expectClose(sorted.logDensity(at: [1, 1, 1, 1]), model.logDensity(at: [1, 1, 1, 1]), relative: 1e-14)
    #expect(model.reordered([0, 1, 2]) == model)
  }
}
