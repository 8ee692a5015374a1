import Testing

@testable import Plotting

/// A search in the grid finds what a search through everything finds.
@Suite struct PlaceIndexTests {
  private let region = Rectangle(x: 10, y: 20, width: 500, height: 300)

  @Test func findsEverythingOnce() {
    var random = RandomScenes(seed: 4)
    func point() -> Point {
      Point(x: .random(in: -200...800, using: &random), y: .random(in: -200...600, using: &random))
    }
    let lines = (0..<500).map { _ in (point(), point()) }
    let boxes = (0..<500).map { _ in
      let corner = point()
      return Rectangle(x: corner.x, y: corner.y, width: .random(in: 0...90, using: &random), height: 12)
    }
    var (lineIndex, boxIndex) = (PlaceIndex(region: region), PlaceIndex(region: region))
    for line in lines { lineIndex.add(from: line.0, to: line.1) }
    for box in boxes { boxIndex.add(box) }
    var count = 0
    for _ in 0..<300 {
      let corner = Point(x: .random(in: 10...450, using: &random), y: .random(in: 20...300, using: &random))
      let box = Rectangle(x: corner.x, y: corner.y, width: .random(in: 1...60, using: &random), height: 15)
      var crossed: [Int] = []
      lineIndex.forEach(near: box) { number in
        if box.intersects(segmentFrom: lines[number].0, to: lines[number].1) { crossed.append(number) }
        return true
      }
      #expect(crossed.sorted() == lines.indices.filter { box.intersects(segmentFrom: lines[$0].0, to: lines[$0].1) })
      var touched: [Int] = []
      boxIndex.forEach(near: box) { number in
        if box.overlaps(boxes[number]) { touched.append(number) }
        return true
      }
      #expect(touched.sorted() == boxes.indices.filter { box.overlaps(boxes[$0]) })
      count += crossed.count + touched.count
    }
    #expect(count > 1000)
  }
}
