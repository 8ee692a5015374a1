import Foundation
import Plotting
import SafeFiles
import Testing

@testable import Notebook

/// A report with one figure, one page and some values, each of which can be changed a little.
struct SmallReport {
  var points = [(x: 0.0, y: 0.0), (x: 1.0, y: 0.5), (x: 2.0, y: 1.0), (x: 2.5, y: 0.2)]
  var color = Color(hex: 0x0072B2)
  var curveWidth = 1.8
  var annotation: String? = "here"
  var tick = 1.0
  var axisMaximum = 4.0
  var number = 0.123456789012345
  var caption = "Four points and a curve."
  var alternativeText = "Four points."
  var hasFigure = true
  var libraries = ["cairo": "1.16.0"]
  var packages: [String: String]? = ["swift-syntax": "602.0.0"]
  var fonts: [String: String]?

  var figure: Figure {
    Figure(
      "Points", x: Axis("x", domain: 0...axisMaximum), y: Axis("y", domain: 0...2), alternativeText: alternativeText
    ) {
      Curve(over: 0...3, width: curveWidth) { 0.3 * $0 }
      Points(x: points.map(\.x), y: points.map(\.y), color: .constant(.fixed(color)))
      ReferenceLine(y: tick)
      if let annotation { Annotation(annotation, x: 0.6, y: 1.6) }
    }
  }

  func write(to folder: TemporaryFolder, _ name: String) throws {
    var files = ["chapter/values.json", "chapter/index.html"]
    try folder.write("{\"a\": [1, \(number)], \"b\": true}\n", to: "\(name)/chapter/values.json")
    try folder.write("<p>\n\(caption)\n</p>\n", to: "\(name)/chapter/index.html")
    if hasFigure {
      let rendered = try CairoFigureRenderer().render(figure)
      try FileSystem.create("\(folder.path)/\(name)/chapter/figure.png", with: rendered.light)
      try folder.write(try #require(rendered.scene), to: "\(name)/chapter/figure.scene.txt")
      files += ["chapter/figure.png", "chapter/figure.scene.txt"]
    }
    var chapter = ChapterOutcome(name: "chapter", title: "Chapter", cover: nil, failures: [], files: files)
    chapter.fonts = fonts
    let manifest = ReportManifest(
      program: "demo", format: .html, drawingLibraries: libraries, packages: packages, chapters: [chapter], files: [])
    try folder.write(String(decoding: try manifest.json(), as: UTF8.self), to: "\(name)/report.json")
  }
}

/// Every small change of a report is found, whichever libraries drew it.
@Suite struct MutationTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func comparison(tolerance: Double = 0, _ mutate: (inout SmallReport) -> Void) throws -> ReportComparison {
    let report = SmallReport()
    try report.write(to: folder, "expected")
    var changed = report
    mutate(&changed)
    try changed.write(to: folder, "actual")
    return try ReportComparison(
      expected: "\(folder.path)/expected", actual: "\(folder.path)/actual", tolerance: tolerance)
  }

  /// What is found, with the same libraries and with others: in both cases the same thing must be told.
  func findings(_ mutate: (inout SmallReport) -> Void) throws -> [String] {
    let found = try comparison(mutate).differences.map(\.description)
    try FileSystem.removeTree("\(folder.path)/expected")
    try FileSystem.removeTree("\(folder.path)/actual")
    let elsewhere = try comparison {
      mutate(&$0)
      $0.libraries = ["cairo": "1.18.0"]
    }
    #expect(!elsewhere.comparesPixelsExactly)
    #expect(elsewhere.drawingChanges == ["cairo 1.16.0 -> 1.18.0"])
    #expect(elsewhere.differences.count == found.count)
    return found
  }

  @Test func equalReportsAreEqual() throws {
    #expect(try findings { _ in } == [])
  }

  /// The same version of Cairo does not make quite the same pixels on every kind of processor.
  @Test func anotherProcessorIsAnotherPlace() throws {
    let found = try comparison { $0.libraries["processor"] = "arm64" }
    #expect(!found.comparesPixelsExactly && found.drawingChanges == ["processor unknown -> arm64"])
    #expect(DrawingLibraries.versionsAndProcessor["processor"] != nil)
  }

  /// Letters of a script may come from another family there, or from another version of the same.
  @Test func anotherFontIsAnotherPlace() throws {
    let found = try comparison { $0.fonts = ["DejaVu Sans": "2.37", "Noto Sans Thai": "2.0"] }
    #expect(found.differences.isEmpty && !found.comparesPixelsExactly)
    #expect(
      found.drawingChanges == ["the font DejaVu Sans none -> 2.37", "the font Noto Sans Thai none -> 2.0"])
  }

  @Test func aPointMovedByAPixel() throws {
    // A drawing some 550 points wide for 4 units: half a point is a pixel.
    let found = try findings { $0.points[1].x += 4.0 / 550 / 2 }
    #expect(found.count == 1)
    #expect(found.first?.contains("chapter/figure.png: series 1: 1 points moved, by 0.") == true, "\(found)")
  }

  @Test func aColorChangedByOneStep() throws {
    let found = try findings { $0.color = Color(hex: 0x0072B3) }
    #expect(found.first?.contains("#0072b2") == true && found.first?.contains("#0072b3") == true, "\(found)")
  }

  @Test func aLabelDropped() throws {
    let found = try findings { $0.annotation = nil }
    #expect(found.first?.contains("label \"here\" removed") == true, "\(found)")
  }

  @Test func aLabelChanged() throws {
    let found = try findings { $0.annotation = "there" }
    #expect(found.first?.contains("label \"here\" -> \"there\"") == true, "\(found)")
  }

  @Test func aCurveOnePercentThicker() throws {
    let found = try findings { $0.curveWidth *= 1.01 }
    #expect(found.first?.contains("1.8 pt") == true && found.first?.contains("1.818 pt") == true, "\(found)")
  }

  @Test func aLineMoved() throws {
    let found = try findings { $0.tick = 1.01 }
    #expect(found.first?.contains("moved by") == true, "\(found)")
  }

  @Test func anAxisThatEndsElsewhere() throws {
    let found = try findings { $0.axisMaximum = 4.5 }
    #expect(found.first?.contains("label \"4.5\" added") == true, "\(found)")
  }

  @Test func alternativeTextChanged() throws {
    let found = try findings { $0.alternativeText = "Four dots." }
    #expect(found.first?.contains("Four dots.") == true, "\(found)")
  }

  @Test func aNumberChangedInItsTwelfthDigit() throws {
    let found = try findings { $0.number = 0.123456789013345 }
    #expect(
      found == [
        "chapter/values.json: a[1]: 0.123456789012345 -> 0.123456789013345 (relative difference 8.1e-12)"
      ])
  }

  @Test func aToleranceLetsSmallDifferencesPassAndNoOthers() throws {
    #expect(try comparison(tolerance: 1e-11) { $0.number = 0.123456789013345 }.differences.isEmpty)
    try FileSystem.removeTree("\(folder.path)/expected")
    try FileSystem.removeTree("\(folder.path)/actual")
    #expect(try comparison(tolerance: 1e-12) { $0.number = 0.123456789013345 }.differences.count == 1)
  }

  @Test func aFigureRemoved() throws {
    let found = try findings { $0.hasFigure = false }
    #expect(found.contains("chapter/figure.png: is in the report, but is not made any more"))
  }

  @Test func aCaptionChanged() throws {
    let found = try findings { $0.caption = "Four points and a curve!" }
    #expect(found.count == 1 && found.first?.hasPrefix("chapter/index.html: line 2: ") == true, "\(found)")
  }

  @Test func theNearestCauseComesFirst() throws {
    let found = try comparison {
      $0.number = 1
      $0.caption = "other"
      $0.curveWidth = 2
    }
    #expect(found.differences.map(\.kind) == [.value, .figure, .text])
  }

  @Test(arguments: ["chapter/values.json", "chapter/index.html", "chapter/figure.png", "report.json"])
  func anEmptyBrokenOrMissingFile(file: String) throws {
    let report = SmallReport()
    for name in ["expected", "actual"] { try report.write(to: folder, name) }
    func differences() throws -> [Difference] {
      try ReportComparison(expected: "\(folder.path)/expected", actual: "\(folder.path)/actual").differences
    }
    let whole = try FileSystem.contents(of: "\(folder.path)/expected/\(file)")
    for broken in [[], Array(whole.prefix(whole.count / 2)), [0xFF, 0xFE, 0x00] + whole] {
      try FileSystem.removeTree("\(folder.path)/expected/\(file)")
      try FileSystem.create("\(folder.path)/expected/\(file)", with: broken)
      #expect(try !differences().isEmpty, "\(broken.count) bytes")
    }
    try FileSystem.removeTree("\(folder.path)/expected/\(file)")
    #expect(try !differences().isEmpty)
  }

  /// Two equally broken pictures are not well.
  @Test func aPictureBrokenInBothReports() throws {
    let report = SmallReport()
    for name in ["expected", "actual"] {
      try report.write(to: folder, name)
      try folder.write("not a picture", to: "\(name)/chapter/figure.png")
    }
    let found = try ReportComparison(expected: "\(folder.path)/expected", actual: "\(folder.path)/actual")
    #expect(found.differences.first?.details.contains("cannot be read") == true)
  }

  @Test func aReportThatIsNotThere() throws {
    try SmallReport().write(to: folder, "actual")
    let found = try ReportComparison(expected: "\(folder.path)/expected", actual: "\(folder.path)/actual")
    #expect(found.differences.count == 5)
  }

  /// A few bytes can be a picture that no browser has memory for.
  @Test func thePageShowsNoPictureOfAnySize() throws {
    func picture(side: UInt8) -> [UInt8] {
      PNGFormat.signature + [0, 0, 0, 13] + Array("IHDR".utf8) + [
        0, 0, side, 0, 0, 0, side, 0, 8, 6, 0, 0, 0, 0, 0, 0, 0,
      ]
        + [0, 0, 0, 0] + Array("IEND".utf8) + [0, 0, 0, 0]
    }
    var found = try comparison { $0.curveWidth = 2 }
    #expect(found.figures.count == 1)
    for (expected, words) in [
      (picture(side: 255), "Too large to be shown."), (Array("none".utf8), "No picture that can be read."),
      (nil, "Not in the report."),
    ] {
      found.figures[0].expected = expected
      let page = String(decoding: try ComparisonPage.html(found, title: "A"), as: UTF8.self)
      #expect(page.components(separatedBy: "data:image/png;base64,").count == 2 && page.contains(words), "\(words)")
    }
    found.figures[0].expected = picture(side: 1)
    let page = String(decoding: try ComparisonPage.html(found, title: "A"), as: UTF8.self)
    #expect(page.contains("as expected") && page.contains("type=\"range\""))
  }

  @Test func thePageShowsEveryFindingAndEscapesIt() throws {
    let found = try comparison {
      $0.caption = "a <script> & more"
      $0.curveWidth = 2
    }
    let page = String(decoding: try ComparisonPage.html(found, title: "A & B"), as: UTF8.self)
    #expect(page.contains("A &amp; B") && page.contains("a &lt;script&gt; &amp; more"))
    #expect(page.contains("data:image/png;base64,"))
    #expect(!page.contains("://"))
    #expect(page.contains("type=\"range\""))
  }
}
