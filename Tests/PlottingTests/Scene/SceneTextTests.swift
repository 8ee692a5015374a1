import Testing

@testable import Plotting

@Suite struct SceneTextTests {
  /// All elements in painting order, those within clips where the clip stands.
  private func flattened(_ elements: [SceneElement]) -> [SceneElement] {
    elements.flatMap { element in
      if case .clipped(_, let inner) = element { [element] + flattened(inner) } else { [element] }
    }
  }

  private func isNear(_ position: SceneText.Position, _ point: Point) -> Bool {
    abs(position.x - point.x) <= 0.0005 && abs(position.y - point.y) <= 0.0005
  }

  /// Whatever words a scene holds, its text is read back as what it was.
  @Test(arguments: 0..<1000 as Range<UInt64>) func isReadBackAsItWasWritten(seed: UInt64) throws {
    var random = RandomScenes(seed: seed)
    let scene = random.scene()
    let written = SceneText(scene)
    let text = written.description
    let read = SceneText(reading: text)
    #expect(read == written)
    #expect(read.description == text)

    let elements = flattened(scene.elements)
    let runs = elements.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
    #expect(read.labels.map(\.text) == runs.map(\.text))
    for (label, run) in zip(read.labels, runs) { #expect(isNear(label.position, run.origin)) }
    let markers = elements.compactMap { if case .markers(let markers) = $0 { markers } else { nil } }
    #expect(read.series.map(\.points.count) == markers.map(\.centers.count))
    for (point, center) in zip(read.series.flatMap(\.points), markers.flatMap(\.centers)) {
      #expect(isNear(point.position, center))
    }
    #expect(read.shapes.count == elements.count - runs.count - markers.count)
    #expect(read.notes.count == (scene.alternativeText.isEmpty ? 0 : 1) + (scene.omittedCount > 0 ? 1 : 0))
  }

  @Test func keepsWhatItDoesNotKnow() {
    for text in [
      "scene 1 x 1 on #ffffff\n", "scene\nsomething new\n  text without marks\ntext \"\ncircle at 1,2\n", "\n",
    ] {
      #expect(SceneText(reading: text).description == text)
    }
    #expect(SceneText(reading: "something new\ncircle at 1,2").notes == ["something new", "circle at 1,2"])
  }

  /// Of a scene with many places the labels are written, and a digest of all.
  @Test func isShortForLargeScenes() {
    func scene(_ last: Double) -> Scene {
      let centers = (0..<100).map { Point(x: Double($0), y: $0 == 99 ? last : 0) }
      let label = GlyphRun(text: "label", font: Font(size: 12), origin: .zero, color: Color(hex: 0))
      return Scene(
        size: Size(width: 100, height: 100), background: Color(hex: 0xFFFFFF),
        elements: [
          .markers(
            Markers(
              shapes: [.circle], centers: centers, diameters: [1], colors: [Color(hex: 0)], edge: Color(hex: 0),
              edgeWidth: 0)),
          .clipped(Rectangle(x: 0, y: 0, width: 1, height: 1), [.glyphs(label)]),
        ], alternativeText: "words")
    }
    #expect(SceneText(scene(1), maximumPlaceCount: 101) == SceneText(scene(1)))
    let short = SceneText(scene(1), maximumPlaceCount: 100)
    #expect(short.labels.map(\.text) == ["label"] && short.series.isEmpty && short.shapes.isEmpty)
    #expect(short.notes.last?.hasPrefix("101 places in 2 elements, digest ") == true)
    #expect(SceneText(reading: short.description) == short)
    #expect(short != SceneText(scene(1.01), maximumPlaceCount: 100))
  }
}
