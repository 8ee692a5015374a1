import LinearAlgebra
import MixtureModels

/// Fits two clusters on a line.
@main struct EngineOnly {
  static func main() throws {
    let points = Matrix(column: [-1.5, -1, -0.5, 9, 10, 11])
    print(try GaussianMixture.fit(points, components: 2).model.sortedByMean().means.elements)
  }
}
