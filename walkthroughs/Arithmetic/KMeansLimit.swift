import LinearAlgebra
import MixtureModels
import NumPyRandom

/// The agreement with k-means of round components of equal weight and one width on the sheared clouds, by the width.
public func kMeansLimit(widths: [Double]) throws -> [Double] {
  let points = fourShearedClouds().points
  let clustering = try KMeans(clusters: 4, restarts: 300).fit(
    points, random: RandomState(seed: 0))
  return try widths.map { width in
    func model(_ means: Matrix) throws -> GaussianMixture {
      try GaussianMixture(
        weights: [0.25, 0.25, 0.25, 0.25], means: means,
        covariances: .spherical(
          [Double](repeating: width * width, count: 4)))
    }
    var mixture = try model(clustering.centers)
    for _ in 0..<20_000 {
      let next = try model(
        GaussianMixture(
          points: points,
          responsibilities: mixture.responsibilities(of: points)
        ).means)
      let moved = zip(next.means.elements, mixture.means.elements).map {
        abs($0 - $1)
      }.max()
      mixture = next
      if (moved ?? 0) < 1e-10 { break }
    }
    return adjustedRandIndex(
      try mixture.labels(of: points), clustering.labels)
  }
}
