import Testing

@testable import Plotting

@Suite struct SceneTextTests {
  /// All elements in painting order, those within clips where the clip stands.
  private func flattened(_ elements: [SceneElement]) -> [SceneElement] {
    elements.flatMap { element in
      if case .clipped(_, let inner) = element { [element] + flattened(inner) } else { [element] }
    }
  }

  private func isNear(_ position: Point, _ point: Point) -> Bool {
    // Half of the last decimal, which is reached, and what subtraction leaves in the last digits.
    let half = 0.0005 + 1e-12
    return abs(position.x - point.x) <= half && abs(position.y - point.y) <= half
  }

  /// Whatever words a scene holds, all that it paints is read back from its text.
  @Test(arguments: 0..<300 as Range<UInt64>) func holdsWhatTheSceneHolds(seed: UInt64) throws {
    var random = RandomScenes(seed: seed)
    let scene = random.scene()
    let text = SceneText(scene.description)
    let elements = flattened(scene.elements)

    let runs = elements.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
    #expect(text.labels.map(\.text) == runs.map(\.text))
    for (label, run) in zip(text.labels, runs) {
      #expect(isNear(label.position, run.origin))
      #expect(label.style.hasPrefix("\(run.font.weight.rawValue) ") && label.style.contains(" pt \(run.color.code)"))
      #expect(label.style.contains(" halo ") == (run.halo != nil))
    }
    let markers = elements.compactMap { if case .markers(let markers) = $0 { markers } else { nil } }
    #expect(text.series.map(\.markers.count) == markers.map(\.centers.count))
    for (series, markers) in zip(text.series, markers) {
      #expect(series.style.hasPrefix("markers, edge \(markers.edge.code)"))
      for (index, point) in series.markers.enumerated() {
        #expect(isNear(point.position, markers.centers[index]))
        #expect(point.style.hasPrefix("\(markers.shape(index)) diameter "))
        #expect(point.style.contains(" \(markers.color(index).code)"))
      }
    }
    let others = elements.filter { if case .glyphs = $0 { false } else if case .markers = $0 { false } else { true } }
    #expect(text.shapes.count == others.count)
    for (shape, element) in zip(text.shapes, others) {
      switch element {
      case .fill(let path, let color):
        #expect(shape.kind == "fill" && shape.style.hasPrefix(color.code))
        expect(shape, path)
      case .stroke(let path, let color, let style):
        #expect(shape.kind == "stroke" && shape.style.hasPrefix(color.code))
        #expect(shape.style.contains(" dashed ") != style.dashes.isEmpty)
        #expect(shape.style.hasSuffix(" snapped") == style.isSnapped)
        expect(shape, path)
      case .image(let image):
        #expect(shape.kind == "image" && shape.style.hasPrefix("\(image.columns) x \(image.rows) in "))
        let colors = (shape.content ?? "").split(separator: " ").map { $0.prefix(7) }
        #expect(colors == image.colors.map { $0.code[...] })
      case .clipped: #expect(shape.kind == "clipped" && shape.content == nil)
      case .glyphs, .markers: break
      }
    }
    #expect(text.heading.hasPrefix("scene ") && text.heading.contains(scene.background.code))
    #expect(text.notes.count == (scene.alternativeText.isEmpty ? 0 : 1) + (scene.omittedCount > 0 ? 1 : 0))
  }

  private func expect(_ shape: SceneText.Shape, _ path: Path) {
    let points = path.elements.flatMap { element -> [Point] in
      switch element {
      case .move(let point), .line(let point): [point]
      case .curve(let first, let second, let end): [first, second, end]
      case .close: []
      }
    }
    #expect(shape.places.count == points.count)
    #expect(zip(shape.places, points).allSatisfy(isNear))
    let closing = path.elements.count { if case .close = $0 { true } else { false } }
    #expect((shape.content ?? "").split(separator: " ").count { $0 == "Z" } == closing)
  }

  @Test func notesWhatItDoesNotKnow() {
    #expect(SceneText("something new\ncircle at 1,2\ntext 7").notes == ["something new", "circle at 1,2", "text 7"])
    #expect(SceneText("") == SceneText("\n"))
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
    #expect(scene(1).description(maximumPlaceCount: 101) == scene(1).description)
    let short = SceneText(scene(1).description(maximumPlaceCount: 100))
    #expect(short.labels.map(\.text) == ["label"] && short.series.isEmpty && short.shapes.isEmpty)
    #expect(short.notes.last?.hasPrefix("101 places in 2 elements, digest ") == true)
    #expect(short != SceneText(scene(1.01).description(maximumPlaceCount: 100)))
  }
}
