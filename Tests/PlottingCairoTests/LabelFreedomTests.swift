import Foundation
import Plotting
import Testing

@testable import PlottingCairo

/// No label is cut off and no two overlap, whatever is plotted.
@Suite struct LabelFreedomTests {
  /// How many figures are tried; RANDOM_FIGURES in the environment asks for more, as continuous integration does with 100,000.
  static let count = ProcessInfo.processInfo.environment["RANDOM_FIGURES"].flatMap(UInt64.init) ?? 20_000

  /// What is wrong with a layout; nothing when all is well.
  static func fault(_ layout: Layout) -> String? {
    let picture = Rectangle(x: 0, y: 0, width: layout.size.width, height: layout.size.height)
    // Sums of lengths differ from each other in the last digits.
    let slack = 1e-6
    let texts = layout.texts.sorted { $0.frame.minY < $1.frame.minY }
    for (index, text) in texts.enumerated() {
      if !picture.expanded(by: slack).contains(text.frame) {
        return "“\(text.text)” leaves the picture: \(text.frame) of \(layout.size), panels \(layout.frames)"
      }
      let inner = text.frame.expanded(by: -slack)
      for other in texts[(index + 1)...] {
        if other.frame.minY >= text.frame.maxY { break }
        if inner.overlaps(other.frame) {
          return "“\(text.text)” overlaps “\(other.text)”: \(text.frame), \(other.frame), panels \(layout.frames)"
        }
      }
    }
    for frame in layout.frames where !picture.contains(frame) { return "a panel leaves the picture" }
    return nil
  }

  @Test func holdsForRandomFigures() async throws {
    let renderer = try PNGRenderer()
    let workers: UInt64 = 4
    let faults = await withTaskGroup(of: [String].self) { group in
      for worker in 0..<workers {
        group.addTask {
          var faults: [String] = []
          for seed in stride(from: worker, to: Self.count, by: Int(workers)) {
            var random = RandomFigures(seed: seed)
            do {
              if let fault = Self.fault(try renderer.layout(random.figure())) {
                faults.append("figure \(seed): \(fault)")
              }
            } catch {
              faults.append("figure \(seed): \(error)")
            }
          }
          return faults
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    let isFree = faults.isEmpty
    #expect(isFree, "\(faults.count) of \(Self.count): \(faults.sorted().prefix(8).joined(separator: "; "))")
  }
}
