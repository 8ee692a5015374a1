import Datasets
import NumPyRandom
import Testing

@Suite("Clusters on a line")
struct LineClustersTests {
  @Test("The sixty points, and where the generator stands after them")
  func sixtyPoints() {
    var random = RandomState(seed: 0)
    let points = makeLineClusters(offset: 10, using: &random)
    #expect(points.count == 60)
    let selected = [
      7.255932480363376, 6.800468624123386, 14.350060741234095, -14.89309171116382, -1.79753950286893,
      1.2221279600080137,
    ]
    #expect([0, 1, 19, 20, 40, 59].map { points[$0] } == selected)
    #expect(isClose(points.enumerated().reduce(0) { $0 + $1.element * Double($1.offset) }, -3522.8687325299256))
    #expect(random.randomIntegers(in: -20..<26, count: 6) == [3, -5, -7, 1, -15, 21])
  }

  @Test("Another offset moves the clusters, not their shape")
  func offset() {
    var random = RandomState(seed: 0)
    let near = makeLineClusters(offset: 10, using: &random)
    random.reseed(0)
    let far = makeLineClusters(offset: 15, using: &random)
    for index in 0..<60 {
      #expect((far[index] - near[index] - [5, -5, 0][index / 20]).magnitude < 1e-14)
    }
  }

  @Test("Equally spaced numbers as NumPy makes them")
  func spacing() {
    #expect(
      linearlySpaced(-5...5, count: 20).prefix(4) == [-5, -4.473684210526316, -3.947368421052632, -3.4210526315789473])
    #expect(linearlySpaced(0...1, count: 11).last == 1)
    #expect(linearlySpaced(2...3, count: 1) == [2])
    #expect(linearlySpaced(2...3, count: 0) == [])
  }
}
