import Datasets
import LinearAlgebra
import NumPyRandom

/// The four sheared clouds of the first chapter: 400 points, a hundred a cloud, and the cloud that each was drawn from.
public func fourShearedClouds() -> Blobs {
  var random = RandomState(seed: 13)
  return makeBlobs(
    count: 400, centers: 4, standardDeviation: 0.6,
    random: RandomState(seed: 0)
  ).reversingColumns().stretched(
    by: random.standardNormal(rowCount: 2, columnCount: 2))
}
