import Notebook
import NumPyRandom

struct LoadedCoin: Chapter {
  static let title = "A loaded coin"
  static let summary = "How often heads come up."

  @Parameter("How often the coin is tossed.", in: 1...1_000_000) var tosses = 1000
  @Parameter("The probability of heads.", in: 0...1) var bias = 0.5
  @Parameter("Seed of the random numbers.", in: 0...4_294_967_295) var seed = 0

  func run() throws {
    //: Of \(parameters.tosses) tosses, \(heads) are heads.
    var random = RandomState(seed: UInt32(seed))
    record("heads", (1...tosses).count { _ in random.randomSample() < bias })
  }
}
