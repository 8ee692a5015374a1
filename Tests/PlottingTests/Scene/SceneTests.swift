import Testing

@testable import Plotting

@Suite struct SceneTests {
  @Test func printsAsReadableText() throws {
    let figure = Figure(
      "Two points", x: Axis("x", domain: 0...10), y: Axis(domain: 0...1), size: FigureSize(width: 200, height: 150)
    ) {
      Points(x: [2, 8], y: [0.25, 0.75], opacity: 1)
    }
    let scene = try Layout(figure, measurer: EvenMeasurer()).scene()
    #expect(
      scene.description == """
        scene 200 x 150 on #ffffff
        alternative text: Two points. 2 points. Data range: x from 2 to 8, shown from 0 to 10; y from 0.25 to 0.75, shown from 0 to 1.
        stroke #e8e8e8 0.5 pt snapped: M 41,99 L 41,39
        stroke #e8e8e8 0.5 pt snapped: M 111,99 L 111,39
        stroke #e8e8e8 0.5 pt snapped: M 181,99 L 181,39
        stroke #e8e8e8 0.5 pt snapped: M 41,99 L 181,99
        stroke #e8e8e8 0.5 pt snapped: M 41,69 L 181,69
        stroke #e8e8e8 0.5 pt snapped: M 41,39 L 181,39
        stroke #8a8a8a 0.5 pt snapped: M 41,99 L 181,99
        stroke #8a8a8a 0.5 pt snapped: M 41,99 L 41,102.5
        stroke #8a8a8a 0.5 pt snapped: M 111,99 L 111,102.5
        stroke #8a8a8a 0.5 pt snapped: M 181,99 L 181,102.5
        stroke #8a8a8a 0.5 pt snapped: M 41,39 L 41,99
        stroke #8a8a8a 0.5 pt snapped: M 37.5,99 L 41,99
        stroke #8a8a8a 0.5 pt snapped: M 37.5,69 L 41,69
        stroke #8a8a8a 0.5 pt snapped: M 37.5,39 L 41,39
        2 markers, edge #ffffff 0.4 pt
          circle at 69,84 diameter 5 #0072b2
          circle at 153,54 diameter 5 #0072b2
        text "Two points" bold 15 pt at 12,25.95 #222222
        text "0" regular 11.5 pt at 37.55,117.695 #555555
        text "5" regular 11.5 pt at 107.55,117.695 #555555
        text "10" regular 11.5 pt at 174.1,117.695 #555555
        text "0.0" regular 11.5 pt at 12.3,103.197 #555555
        text "0.5" regular 11.5 pt at 12.3,73.197 #555555
        text "1.0" regular 11.5 pt at 12.3,43.197 #555555
        text "x" regular 12.5 pt at 107.25,136 #222222

        """)
  }

  @Test func roundsAwayWhatMathematicalLibrariesDisagreeOn() {
    func scene(_ x: Double) -> Scene {
      Scene(
        size: Size(width: 10, height: 10), background: Color(hex: 0xFFFFFF),
        elements: [.fill(.polyline([Point(x: x, y: 1), Point(x: 3, y: x), .zero], closed: true), Color(hex: 0))])
    }
    #expect(scene(1.1) == scene(1.1.nextUp) && scene(1.1).hashValue == scene(1.1.nextUp).hashValue)
    #expect(scene(1.1) != scene(1.102))
    #expect(scene(-1e-9).description == scene(0).description)
  }

  @Test func comparesFiguresByWhatTheyShow() throws {
    func scene(_ last: Double) throws -> Scene {
      try Layout(Figure { Points(x: [1, 2, 3], y: [1, 2, last]) }, measurer: EvenMeasurer()).scene()
    }
    #expect(try scene(2.5) == scene(2.5))
    #expect(try scene(2.5) != scene(2.6))
  }
}
