// Draws the figures of compare.py and prints how long each takes, from data to PNG bytes.
//
//     figure-benchmark DIR REPETITIONS [NAME]
//
// DIR holds the data that compare.py wrote; the last picture of each figure is written there too. Each line of the output is a name,
// the median processor time in milliseconds, the width and the height in pixels. NAME draws one figure only, as a profiler wants it.

import Foundation
import Plotting
import PlottingCairo

let arguments = CommandLine.arguments
guard 3...4 ~= arguments.count, let repetitions = Int(arguments[2]), repetitions > 0 else {
  FileHandle.standardError.write(Data("usage: figure-benchmark DIR REPETITIONS [NAME]\n".utf8))
  exit(64)
}
let folder = URL(filePath: arguments[1])

func numbers(_ file: String) throws -> [[Double]] {
  try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n").map { line in
    line.split(separator: " ").map { Double($0) ?? .nan }
  }
}

/// Milliseconds that this process has computed, whatever else the machine did meanwhile.
func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) * 1000 }

func measure(_ name: String, repetitions: Int = repetitions, _ figure: () -> Figure) throws {
  guard arguments.count < 4 || arguments[3] == name else { return }
  let renderer = try PNGRenderer()
  var times: [Double] = []
  var file: [UInt8] = []
  var size = (width: 0, height: 0)
  for _ in 0..<repetitions {
    let start = processorTime()
    let scene = try renderer.scene(figure())
    file = try renderer.render(scene)
    times.append(processorTime() - start)
    size = renderer.pixelSize(of: scene)
  }
  try Data(file).write(to: folder.appending(path: "ours-\(name).png"))
  let median = times.sorted()[times.count / 2]
  print(name, (median * 1000).rounded() / 1000, size.width, size.height)
}

let size = FigureSize(width: 500, height: 500)
let few = try numbers("points-500.txt")
let (fewX, fewY) = (few.map { $0[0] }, few.map { $0[1] })
try measure("scatter") {
  Figure("500 points", x: Axis("first"), y: Axis("second"), size: size) { Points(x: fewX, y: fewY) }
}

let many = try numbers("points-100000.txt")
let (manyX, manyY) = (many.map { $0[0] }, many.map { $0[1] })
try measure("many-points", repetitions: max(repetitions / 5, 3)) {
  Figure("100 000 points", x: Axis("first"), y: Axis("second"), size: size) { Points(x: manyX, y: manyY) }
}

let images = try numbers("digits.txt")
try measure("digits") {
  Figure("100 digits", images: ImageGrid(images, imageWidth: 8, scale: 0...16))
}

let centers = [(x: -1.5, y: 1.0, scale: 0.8), (x: 1.0, y: -0.5, scale: 1.1), (x: 0.5, y: 1.8, scale: 0.6)]
try measure("contours") {
  let (x, y) = (Axis("first", domain: -4...4), Axis("second", domain: -4...4))
  return Figure("Three densities", x: x, y: y, size: size) {
    for center in centers {
      Contours(x: -4...4, y: -4...4, resolution: 200) { x, y in
        let (dx, dy) = ((x - center.x) / center.scale, (y - center.y) / center.scale)
        return exp(-(dx * dx + dy * dy) / 2) / (2 * Double.pi * center.scale * center.scale)
      }
    }
  }
}

try measure("noisy-line", repetitions: max(repetitions / 5, 3)) {
  Figure("A noisy line", size: size) { Line(y: manyX) }
}

try measure("pieces", repetitions: max(repetitions / 5, 3)) {
  Figure("Pieces between gaps", size: size) { Line(y: manyX.enumerated().map { $0 % 3 == 2 ? .nan : $1 }) }
}

try measure("segments", repetitions: max(repetitions / 5, 3)) {
  Figure("Segments", size: size) {
    for (x, y) in zip(manyX, manyY).prefix(20_000) { Segment(from: (x, y), to: (x + 0.1, y + 0.1)) }
  }
}
