import Datasets
import LinearAlgebra
import NumPyRandom

/// Prints a digit, how many digits are nearest to the mean of their kind, and the means of clouds beside their centers.
func printNearestMeans() throws {
  let digits = try Digits.load()
  let pixels = digits.images.row(0).map { $0 < 1 ? "." : $0 < 9 ? "o" : "#" }
  for row in 0..<Digits.side { print(pixels[row * Digits.side..<(row + 1) * Digits.side].joined()) }

  let means = (0...9).map { digit in
    digits.images.selectingRows(digits.labels.indices.filter { digits.labels[$0] == digit }).columnMeans()
  }
  let right = zip(digits.images.rows, digits.labels).count { image, label in
    let distances = means.map { mean in zip(image, mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
    return distances.indices.min { distances[$0] < distances[$1] } == label
  }
  print("\(right) of \(digits.labels.count) digits are nearest to the mean of their kind")

  let blobs = makeBlobs(count: 300, centers: 3, standardDeviation: 1, random: RandomState(seed: 0))
  for cloud in 0..<3 {
    let members = blobs.labels.indices.filter { blobs.labels[$0] == cloud }
    let mean = blobs.points.selectingRows(members).columnMeans()
    func rounded(_ numbers: [Double]) -> [Double] { numbers.map { (100 * $0).rounded() / 100 } }
    print("\(members.count) points around \(rounded(blobs.centers.row(cloud))) have the mean \(rounded(mean))")
  }
}
