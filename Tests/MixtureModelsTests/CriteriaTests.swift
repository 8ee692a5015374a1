import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("Criteria")
struct CriteriaTests {
  @Test("Criteria follow from the log-likelihood")
  func criteria() throws {
    let model = try Models.model(.full)
    var random = RandomState(seed: 4)
    let points = model.sample(count: 300, using: &random).points
    let logLikelihood = try model.logLikelihood(of: points)
    let count = Double(model.parameterCount)
    expectClose(try model.aic(of: points), 2 * count - 2 * logLikelihood, relative: 1e-14)
    expectClose(try model.bic(of: points), log(300.0) * count - 2 * logLikelihood, relative: 1e-14)
    let entropy = try model.responsibilities(of: points).elements.reduce(0) { $0 - ($1 > 0 ? $1 * log($1) : 0) }
    expectClose(try model.icl(of: points), try model.bic(of: points) + 2 * entropy, relative: 1e-13)
    #expect(entropy > 1)
  }
}
