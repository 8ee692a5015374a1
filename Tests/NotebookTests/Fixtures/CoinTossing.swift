import Notebook
import NumPyRandom
import Plotting

struct CoinTossing: Chapter {
  static let name = "coin-tossing"
  static let title = "A thousand tosses"
  static let summary = "How far a fair coin strays from one half."

  func run() throws {
    //: ## Toss
    //: The share of heads after $`n`$ tosses strays from one half by about $`1 / (2 \sqrt{n})`$.
    var random = RandomState(seed: 0)
    var heads = 0.0
    var shares: [Double] = []
    for toss in 1...1000 {
      heads += random.randomSample() < 0.5 ? 1 : 0
      shares.append(heads / Double(toss))
    }
    record("share", heads / 1000)
    print("heads:", heads)

    show(
      "shares", caption: "The share of heads, toss by toss.",
      Figure("A fair coin", x: Axis("tosses", scale: .logarithmic), y: Axis("share of heads", domain: 0...1)) {
        ReferenceLine(y: 0.5)
        Line(y: shares, from: 1)
      })

    //: After a thousand tosses it is \(share, decimals: 3).
  }
}
