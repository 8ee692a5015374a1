import Datasets
import MixtureFiles
import MixtureModels
import NumPyRandom
import Tables

/// Fits a mixture to Old Faithful's eruptions, keeps it, and asks it about others.
func keepAModel() throws {
  let geyser = try OldFaithful.load()
  let fit = try GaussianMixture.fit(geyser.points, components: 2, random: RandomState(seed: 0))
  let file = try MixtureFile(
    mixture: fit.model.sortedByMean(), columns: OldFaithful.columns, pointCount: geyser.points.rowCount,
    logLikelihood: fit.logLikelihood)
  let read = try MixtureFile(json: file.json())
  print("as it was written: \(read == file)")

  let table = "waiting,eruptions\n52,1.9\n80,4.4\n,4.1\n"
  var stream = try RowStream(
    .bytes(Array(table.utf8)), columns: read.columns, kinds: read.columnKinds)
  var prediction = Prediction(read)
  try prediction.answer(&stream) { text in
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      // The row and the component: what follows has sixteen digits.
      print(line.split(separator: ",", omittingEmptySubsequences: false).prefix(2).joined(separator: ","))
    }
  }
  print("missing: \(stream.faults.missingCounts)")
}
