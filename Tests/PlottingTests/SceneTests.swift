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
        alternative text: Two points. 2 points. Data range: x from 0 to 10; y from 0 to 1.
        stroke #e8e8e8 0.5 pt snapped: M 37,105 L 37,36
        stroke #e8e8e8 0.5 pt snapped: M 109.5,105 L 109.5,36
        stroke #e8e8e8 0.5 pt snapped: M 182,105 L 182,36
        stroke #e8e8e8 0.5 pt snapped: M 37,105 L 182,105
        stroke #e8e8e8 0.5 pt snapped: M 37,70.5 L 182,70.5
        stroke #e8e8e8 0.5 pt snapped: M 37,36 L 182,36
        stroke #8a8a8a 0.5 pt snapped: M 37,105 L 182,105
        stroke #8a8a8a 0.5 pt snapped: M 37,105 L 37,108.5
        stroke #8a8a8a 0.5 pt snapped: M 109.5,105 L 109.5,108.5
        stroke #8a8a8a 0.5 pt snapped: M 182,105 L 182,108.5
        stroke #8a8a8a 0.5 pt snapped: M 37,36 L 37,105
        stroke #8a8a8a 0.5 pt snapped: M 33.5,105 L 37,105
        stroke #8a8a8a 0.5 pt snapped: M 33.5,70.5 L 37,70.5
        stroke #8a8a8a 0.5 pt snapped: M 33.5,36 L 37,36
        2 markers, edge #ffffff 0.4 pt
          circle at 66,87.75 diameter 5 #0072b2
          circle at 153,53.25 diameter 5 #0072b2
        text "Two points" bold 12.5 pt at 12,23.625 #222222
        text "0" regular 9.5 pt at 34.15,120.835 #555555
        text "5" regular 9.5 pt at 106.65,120.835 #555555
        text "10" regular 9.5 pt at 176.3,120.835 #555555
        text "0.0" regular 9.5 pt at 12.9,108.468 #555555
        text "0.5" regular 9.5 pt at 12.9,73.968 #555555
        text "1.0" regular 9.5 pt at 12.9,39.468 #555555
        text "x" regular 10.5 pt at 106.35,136.64 #222222

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
