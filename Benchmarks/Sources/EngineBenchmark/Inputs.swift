import Datasets
import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom

/// The points and starts that all programs read: files of doubles as they stand in memory.
struct Inputs {
  /// The digits along their principal components, whitened: 1797 x 41.
  let digits: Matrix
  /// A mixture of 110 components for them, from a k-means start.
  let digitsStart: GaussianMixture
  /// A million points in the plane, in three clouds that overlap.
  let plane: Matrix
  /// Where EM starts on those.
  let planeStart: GaussianMixture

  /// Computes them anew, which takes about a second.
  init() throws {
    let images = try Digits.load().images
    digits = try PrincipalComponents(of: images, keeping: .varianceFraction(0.99), whitening: true)
      .transform(images)
    digitsStart = try GaussianMixture.fit(digits, components: 110, maximumIterations: 0).model
    plane = Self.clouds(count: 1_000_000)
    planeStart = try Self.planeStart()
  }

  /// Points in the plane, in three clouds that overlap.
  static func clouds(count: Int) -> Matrix {
    var random = RandomState(seed: 0)
    var points = random.standardNormal(rowCount: count, columnCount: 2)
    for row in 0..<count {
      let shift = 2.5 * Double(row % 3)
      points[row, 0] += shift
      points[row, 1] -= shift * 0.5
    }
    return points
  }

  /// A start on those.
  static func planeStart() throws -> GaussianMixture {
    try GaussianMixture(
      weights: [0.3, 0.3, 0.4], means: Matrix(rows: [[-1, 0], [2, -1], [6, -2]]),
      covariances: .full([.identity(2), .identity(2), 2 * Matrix.identity(2)]))
  }

  /// Writes all into a folder.
  static func prepare(in folder: String) throws {
    let inputs = try Inputs()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    func write(_ numbers: [Double], _ name: String) throws {
      try numbers.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: folder + "/" + name)) }
    }
    for (name, points, start) in [
      ("digits", inputs.digits, inputs.digitsStart), ("plane", inputs.plane, inputs.planeStart),
    ] {
      try write(points.elements, name + ".points")
      try write(start.weights, name + ".weights")
      try write(start.means.elements, name + ".means")
      try write(start.covarianceMatrices.flatMap(\.elements), name + ".covariances")
    }
  }
}
