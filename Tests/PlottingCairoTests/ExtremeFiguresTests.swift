import Foundation
import Plotting
import Testing

@testable import PlottingCairo

/// Whatever numbers a figure is made of, it is drawn, or refused with an error that says what to do; it never stops the program.
@Suite struct ExtremeFiguresTests {
  /// EXTREME_FIGURES in the environment asks for more, and one after the other, so that the last one named is the one that failed.
  static let count = ProcessInfo.processInfo.environment["EXTREME_FIGURES"].flatMap(UInt64.init) ?? 8000

  /// What is wrong with what became of a figure, and whether it was drawn.
  private static func outcome(_ seed: UInt64, _ renderer: PNGRenderer) -> (fault: String?, isDrawn: Bool) {
    var extremes = ExtremeFigures(seed: seed)
    let figure = extremes.figure()
    _ = figure.alternativeText
    do {
      let layout = try renderer.layout(figure)
      if let fault = LabelFreedomTests.fault(layout) { return ("figure \(seed): \(fault)", true) }
      for theme in [Theme.light, .dark] {
        for line in layout.scene(theme: theme).description.split(separator: "\n") where !line.contains("text") {
          if line.contains("nan") || line.contains("inf") { return ("figure \(seed): \(line.prefix(200))", true) }
        }
      }
      if seed % 16 == 0 { _ = try renderer.render(layout.scene()) }
      return (nil, true)
    } catch {
      let advises = ["must be", "give as many", "give it names", "add up", "add it"].contains {
        "\(error)".contains($0)
      }
      return (advises ? nil : "figure \(seed): \(error)", false)
    }
  }

  @Test func areDrawnOrRefusedWithAdvice() async throws {
    let renderer = try PNGRenderer(pixelsPerPoint: 1)
    let workers: UInt64 = ProcessInfo.processInfo.environment["EXTREME_FIGURES"] == nil ? 4 : 1
    let outcomes = await withTaskGroup(of: (faults: [String], drawn: Int).self) { group in
      for worker in 0..<workers {
        group.addTask {
          var faults: [String] = []
          var drawn = 0
          for seed in stride(from: worker, to: Self.count, by: Int(workers)) {
            if workers == 1 { FileHandle.standardError.write(Data("\(seed)\n".utf8)) }
            let outcome = Self.outcome(seed, renderer)
            if let fault = outcome.fault { faults.append(fault) }
            if outcome.isDrawn { drawn += 1 }
          }
          return (faults, drawn)
        }
      }
      return await group.reduce(into: [(faults: [String], drawn: Int)]()) { $0.append($1) }
    }
    let faults = outcomes.flatMap(\.faults)
    #expect(faults.isEmpty, "\(faults.count) of \(Self.count): \(faults.sorted().prefix(12).joined(separator: "; "))")
    // Were nearly all refused, little would be tried.
    #expect(outcomes.reduce(0) { $0 + $1.drawn } > Int(Self.count) / 8)
  }
}
