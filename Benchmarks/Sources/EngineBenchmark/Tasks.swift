import Dispatch
import Foundation
import LinearAlgebra
import MixtureModels

/// Writes out what was printed at once: the other side waits for it.
func flushOutput() {
  fflush(nil)
}

/// Seconds since some moment in the past.
func currentTime() -> Double {
  Double(DispatchTime.now().uptimeNanoseconds) * 1e-9
}

/// What is measured.
struct Tasks {
  private let inputs: Inputs

  init(folder: String) throws {
    inputs = try Inputs()
  }

  /// Runs a task, `NAME THREADS`; returns seconds and a number to check the result by.
  func run(_ task: String) throws -> (seconds: Double, check: Double) {
    let words = task.split(separator: " ")
    guard words.count == 2, let threads = Int(words[1]) else { throw CommandLineError() }
    switch words[0] {
    case "sweep":
      return try measure {
        try stride(from: 50, through: 200, by: 10).reduce(0) {
          try $0 + GaussianMixture.fit(inputs.digits, components: $1, threadCount: threads).aic
        }
      }
    case "kmeans":
      return try measure { try KMeans(clusters: 110).fit(inputs.digits, threadCount: threads).inertia }
    case "digits-iteration":
      return try iterations(inputs.digits, inputs.digitsStart, threads: threads)
    case "plane-iteration":
      return try iterations(inputs.plane, inputs.planeStart, threads: threads)
    default:
      if let count = Int(words[0].dropFirst("points-".count)) {
        return try iterations(Inputs.clouds(count: count), inputs.planeStart, threads: threads)
      }
      throw CommandLineError()
    }
  }

  private func measure(_ work: () throws -> Double) rethrows -> (seconds: Double, check: Double) {
    let start = currentTime()
    let check = try work()
    return (currentTime() - start, check)
  }

  /// The mean time of iterations 2 to 6, each one E-step and one M-step; the log-likelihood at the start of the sixth.
  private func iterations(
    _ points: Matrix, _ start: GaussianMixture, threads: Int
  ) throws -> (seconds: Double, check: Double) {
    var iterator = try ExpectationMaximization(points, from: start, threadCount: threads).makeIterator()
    _ = iterator.next()
    var last: ExpectationMaximization.State?
    let begin = currentTime()
    for _ in 0..<5 { last = iterator.next() }
    return ((currentTime() - begin) / 5, last?.logLikelihood ?? .nan)
  }
}

/// One iteration on some points in the plane, and the largest amount of memory that was in use.
func reportMemory(pointCount: Int) throws {
  func peak() throws -> Double {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return Double(line?.split(separator: " ").dropFirst().first ?? "") ?? .nan
  }
  let points = Inputs.clouds(count: pointCount)
  let before = try peak()
  var iterator = try ExpectationMaximization(points, from: Inputs.planeStart()).makeIterator()
  _ = iterator.next()
  let inputSize = Double(pointCount) * 16 / 1024
  print("points \(inputSize) KiB, before \(before) KiB, after \(try peak()) KiB")
  print("additional memory / input: \((try peak() - before) / inputSize)")
}
