import LinearAlgebra
import MixtureModels

/// Prints what a mixture finds in sixteen numbers: two groups that overlap.
func printTwoGroups() throws(MixtureError) {
  let values = [1.2, 0.4, 2.1, 1.6, 0.9, 1.4, 5.3, 4.1, 6.2, 5.0, 4.6, 5.8, 3.2, 5.5, 4.9, 6.6]
  let points = Matrix(column: values)
  func rounded(_ number: Double) -> Double { (1000 * number).rounded() / 1000 }

  let fit = try GaussianMixture.fit(points, components: 2)
  let model = fit.model.sortedByMean()
  for component in 0..<2 {
    let variance = model.covarianceMatrices[component][0, 0]
    print("weight \(rounded(model.weights[component])), mean \(rounded(model.means[component, 0])),", terminator: " ")
    print("variance \(rounded(variance))")
  }
  print("log-likelihood \(rounded(fit.logLikelihood)) after \(fit.iterations) iterations")

  // Between the groups both components are responsible for a point.
  print("at 2.5:", model.responsibilities(at: [2.5]).map(rounded))

  // A third component fits better still, but not by enough for its three parameters: the smallest BIC is best.
  for components in 1...3 {
    let fit = try GaussianMixture.fit(points, components: components)
    print("\(components): log-likelihood \(rounded(fit.logLikelihood)), BIC \(rounded(fit.bic))")
  }
}
