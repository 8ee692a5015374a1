import Notebook
import Plotting

enum Side: String, CaseIterable, ParameterValue { case heads, tails }

struct Tossing: Chapter {
  static let title = "Tossing"
  static let summary = "Counts how a coin falls."

  @Parameter("How often the coin is tossed.", in: 1...1000) var tosses = 10
  @Parameter("Seed of the random numbers: <b>any</b> | whole one.", in: 0...99) var seed = 0
  @Parameter("The side that counts.") var side = Side.heads
  @Parameter("Limits that are told.") var limits: [Double] = []
  @Parameter("What the coin is called.") var label = "penny"
  @Parameter("Moments that are shown.", in: 0...20) var moments: ClosedRange<Int> = 0...2

  private struct Fit: Encodable {
    var share: Double
    var count: Int
  }

  func run() throws {
    //: The seed is \(parameters.seed), the side \(parameters.side).
    var state = UInt32(seed) &* 2_654_435_761 &+ 12_345
    var heads = 0
    for _ in 1...tosses {
      state = state &* 1_664_525 &+ 1_013_904_223
      heads += Int(state >> 31)
    }
    if seed == 13 { throw Misfortune() }

    let count = side == .heads ? heads : tosses - heads
    print("\(label) fell", count, "times on", side.rawValue)
    record("count", count)
    record("share", Double(count) / Double(tosses))
    record("isFair", 2 * count == tosses)
    record("called", label)
    record("fit", Fit(share: Double(heads) / 3, count: heads))
    record("list", [heads, tosses])
    record("now", Double.random(in: 0...1), varies: true)
    if seed == 12 { record("only", "here") }

    show(
      "line", Figure("Tosses", x: Axis("toss"), y: Axis("heads")) { Line(x: [0, 1], y: [0, Double(heads)]) })
    if seed == 14 { fatalError("out of luck") }

    //: Of \(parameters.tosses) it fell \(count) times. See [](#figure:line) and [the start](tossing#figure:line).
    for moment in moments where moment == 20 { print(moment) }
  }
}

struct Misfortune: Error, CustomStringConvertible { let description = "the thirteenth" }
