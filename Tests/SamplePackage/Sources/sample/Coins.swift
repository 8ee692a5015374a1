import Notebook
import Plotting

struct Coins: Chapter {
  static let title = "A thousand coins"
  static let summary = "Heads come up about half the time, and the more coins the nearer to it."

  func run() throws {
    //: ## Throwing
    //:
    //: A linear congruential generator is enough of a coin:
    //:
    //: ```math step
    //: s_{n+1} = (a s_n + c) \bmod 2^{64}
    //: ```
    var state: UInt64 = 1
    var heads = 0
    var shares: [Double] = []
    for count in 1...1000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      heads += Int(state >> 63)
      shares.append(Double(heads) / Double(count))
    }
    print("heads:", heads)
    record("heads", heads)

    //: Of a thousand coins, \(heads) showed heads. [The share](#figure:share) settles near one half.
    show("share", alt: "A line that wavers, then stays near one half.", caption: "The share of heads.") {
      Figure("The share of heads", x: Axis("coins"), y: Axis("share", domain: 0...1)) {
        Line(y: shares, from: 1)
        ReferenceLine(y: 0.5, label: "one half")
      }
    }
  }
}
