import OwnTableArithmetic
import Foundation
import LinearAlgebra
import MixtureFiles
import MixtureModels
import NumPyRandom
import Tables

// Works on tasks that are named on standard input, one a line, and answers each with a line: the seconds it took, and a
// number that shows whether the result is the right one. `tables.py` sends the same tasks to this program and to its peers.
//
//   fit TABLE COLUMNS KIND COMPONENTS    the best of ten starts, on one thread; the log-likelihood
//   search TABLE COLUMNS KIND COMPONENTS SEED  the same, searched for as the chapter on one's own data does: from ten starts, of
//                                        which the best run to their ends, and with components moved; on all threads
//   read TABLE                           all columns of numbers; their sum
//   evaluate MODEL TABLE                 responsibilities and log-densities of rows in memory; the sum of log-densities
//   predict MODEL TABLE OUTPUT           from a file to a file, row by row; the number of bytes written

func seconds(_ work: () throws -> Double) rethrows -> (Double, Double) {
  let start = ContinuousClock.now
  let check = try work()
  return ((ContinuousClock.now - start) / .seconds(1), check)
}

func points(_ path: String, _ columns: [String]?) throws -> Matrix {
  let rows = try DataTable(.file(path)).select(columns: columns).rows(missing: .drop)
  return Matrix(rowCount: rows.rowCount, columnCount: rows.columnCount, elements: rows.values)
}

func answer(_ task: [String]) throws -> (Double, Double) {
  switch task[0] {
  case "fit":
    let points = try points(task[1], task[2].split(separator: ",").map(String.init))
    guard let kind = CovarianceKind(rawValue: task[3]), let components = Int(task[4]) else { return (0, .nan) }
    return try seconds {
      try GaussianMixture.fit(
        points, components: components, kind: kind, restarts: 10, tolerance: 1e-7, maximumIterations: 5000,
        threadCount: 1
      ).logLikelihood
    }
  case "search":
    let columns = task[2].split(separator: ",").map(String.init)
    let points = try points(task[1], columns)
    guard let kind = CovarianceKind(rawValue: task[3]), let components = Int(task[4]) else { return (0, .nan) }
    return try seconds {
      let comparison = try ModelComparison(
        points,
        units: FittingUnits(ColumnSummary.columns(of: points, names: columns), standardizing: false),
        options: .init(
          counts: components...components, kinds: [kind], restarts: 10, folds: 1, seed: UInt32(task[5]) ?? 0))
      return comparison.fits[0][0]?.logLikelihood ?? .nan
    }
  case "read":
    return try seconds { try points(task[1], nil).elements.reduce(0, +) }
  case "evaluate":
    let model = try MixtureFile(contentsOf: task[1])
    let points = try points(task[2], model.columns)
    return try seconds { try model.assignments(of: points.elements).logDensities.reduce(0, +) }
  case "predict":
    return try seconds {
      let model = try MixtureFile(contentsOf: task[1])
      var stream = try RowStream(.file(task[2]), columns: model.columns)
      var prediction = Prediction(model)
      _ = FileManager.default.createFile(atPath: task[3], contents: nil)
      guard let output = FileHandle(forWritingAtPath: task[3]) else { return .nan }
      var count = 0
      try prediction.answer(&stream) { bytes in
        count += bytes.count
        try output.write(contentsOf: bytes)
      }
      try output.close()
      return Double(count)
    }
  default:
    return (0, .nan)
  }
}

if CommandLine.arguments.count == 5, CommandLine.arguments[1] == "model" {
  // A model to predict with: model TABLE COMPONENTS OUTPUT.
  let rows = try DataTable(.file(CommandLine.arguments[2])).select().rows(missing: .drop)
  let points = Matrix(rowCount: rows.rowCount, columnCount: rows.columnCount, elements: rows.values)
    .selectingRows(Array(0..<min(20_000, rows.rowCount)))
  let fit = try GaussianMixture.fit(points, components: Int(CommandLine.arguments[3]) ?? 3)
  try Data(MixtureFile(mixture: fit.model, columns: rows.columnNames).json()).write(
    to: URL(filePath: CommandLine.arguments[4]))
} else {
  print("ready")
  fflush(nil)
  while let line = readLine() {
    do {
      let (seconds, check) = try answer(line.split(separator: "\t").map(String.init))
      print(seconds, check)
    } catch {
      print(0, "nan", String("\(error)".prefix { $0 != "\n" }))
    }
    fflush(nil)
  }
}
