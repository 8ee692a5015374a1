import Cairo
import Foundation
import Testing

@testable import Plotting
@testable import PlottingCairo

/// Figures in every script, or an error that names what is missing.
@Suite struct ScriptTests {
  private static func figure(_ name: String, title: String = "Scores") -> Figure {
    Figure(title, x: Axis(name), y: Axis("y")) { Points(x: [1, 2, 3], y: [1, 3, 2]) }
  }

  static func error(_ figure: Figure) -> RenderingError? {
    do throws(RenderingError) {
      _ = try PNGRenderer().layout(figure)
      return nil
    } catch {
      return error
    }
  }

  /// A fontconfig file that knows no fonts but DejaVu's, the only ones that the README asks for.
  private static func withDejaVuOnly(_ body: (String) async throws -> Void) async throws {
    let font = try FontLibrary.file(family: "DejaVu Sans", style: "Book", package: "fonts-dejavu-core")
    try await withSettings("<dir>\(URL(filePath: font).deletingLastPathComponent().path)</dir>", body)
  }

  /// A fontconfig file with settings.
  private static func withSettings(_ settings: String, _ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "figure-scripts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "fonts.conf")
    try """
    <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig>\(settings)<cachedir>\(folder.path)</cachedir></fontconfig>
    """.write(to: file, atomically: true, encoding: .utf8)
    try await body(file.path)
  }

  static let inDejaVu = [
    "x̂ and p̄", "Tiếng Việt", "ממוצע (12.5) שָׁלוֹם", "المتوسط (12.5) لا", "Միջին", "საშუალო", "ຄ່າສະເລ່ຍ", "ⵜⵉⴼ", "ߒߞߏ",
    "ᚁᚂᚃ", "ℝ⁺ ∑ ⟨x⟩ ★",
  ]

  @Test func needOnlyDejaVuForItsScripts() async throws {
    let expected = try Self.inDejaVu.map { try PNGRenderer().render(Self.figure($0)) }
    try await Self.withDejaVuOnly { file in
      await #expect(processExitsWith: .success) { [file = file as String, expected = expected as [[UInt8]]] in
        setenv("FONTCONFIG_FILE", file, 1)
        for (name, picture) in zip(ScriptTests.inDejaVu, expected) {
          let renderer = try PNGRenderer()
          let scene = try renderer.scene(ScriptTests.figure(name))
          #expect(try renderer.render(scene) == picture, "\(name)")
          #expect(renderer.fonts(in: scene).keys.sorted() == ["DejaVu Sans"])
        }
      }
    }
  }

  static let hasNoto = ["平", "ह"].allSatisfy { error(figure($0)) == nil }

  static let inOtherFonts = ["平均 हिन्दी", "データ 평균", "ค่าเฉลี่ย 𝒩"]

  /// The same label beside a title in kana and beside one without.
  @Test(.enabled(if: hasNoto, "needs the Debian packages fonts-noto-core and fonts-noto-cjk"))
  func giveChineseCharactersTheFormsOfTheFigure() throws {
    func fonts(_ title: String) throws -> [String] {
      let renderer = try PNGRenderer()
      return renderer.fonts(in: try renderer.scene(Self.figure("直径", title: title))).keys.sorted()
    }
    #expect(try fonts("直径") == ["DejaVu Sans", "Noto Sans CJK SC"])
    #expect(try fonts("データ") == ["DejaVu Sans", "Noto Sans CJK JP"])
    #expect(try fonts("데이터") == ["DejaVu Sans", "Noto Sans CJK KR"])
  }

  /// Which fonts stand in is not up to settings that prefer some.
  @Test(.enabled(if: hasNoto, "needs the Debian packages fonts-noto-core and fonts-noto-cjk"))
  func takeTheSameFontsWhateverIsPreferred() async throws {
    func pictures() throws -> [[UInt8]] { try Self.inOtherFonts.map { try PNGRenderer().render(Self.figure($0)) } }
    let expected = try pictures()
    let preferences = """
      <dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>
      <alias><family>sans-serif</family><prefer><family>Noto Serif CJK TC</family></prefer></alias>
      <match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Noto Serif</string></edit></match>
      <match target="pattern"><edit name="lang" mode="assign"><string>ko</string></edit></match>
      <match target="font"><edit name="embolden" mode="assign"><bool>true</bool></edit></match>
      """
    try await Self.withSettings(preferences) { file in
      await #expect(processExitsWith: .success) { [file = file as String, expected = expected as [[UInt8]]] in
        setenv("FONTCONFIG_FILE", file, 1)
        setenv("LANG", "zh_TW.UTF-8", 1)
        setenv("LC_ALL", "zh_TW.UTF-8", 1)
        for (name, picture) in zip(ScriptTests.inOtherFonts, expected) {
          let drawn = try PNGRenderer().render(ScriptTests.figure(name))
          #expect(drawn == picture, "\(name)")
        }
      }
    }
  }

  /// The letter, its code point, its text, the figure, and what to install.
  @Test func nameTheLetterThatNoFontHas() async throws {
    try await Self.withDejaVuOnly { file in
      await #expect(processExitsWith: .success) { [file = file as String] in
        setenv("FONTCONFIG_FILE", file, 1)
        func message(_ name: String) -> String { ScriptTests.error(ScriptTests.figure(name)).map { "\($0)" } ?? "" }
        #expect(
          message("mean 平均") == """
            Figure "Scores": the text "mean 平均" has "平" (U+5E73, CJK UNIFIED IDEOGRAPH-5E73), which no installed font has; \
            install the Debian package fonts-noto-cjk: sudo apt-get install fonts-noto-cjk
            """)
        #expect(message("हिन्दी").contains("\"ह\" (U+0939, DEVANAGARI LETTER HA)"))
        #expect(message("हिन्दी").hasSuffix("package fonts-noto-core: sudo apt-get install fonts-noto-core"))
        #expect(message("データ、").contains("fonts-noto-cjk") && message("평균").contains("fonts-noto-cjk"))
        #expect(message("🇩🇪").contains("U+1F1E9") && message("🇩🇪").contains("fonts-symbola"))
        #expect(message("\u{7}").contains("U+0007, a control character"))
        // What is drawn directly, without a layout.
        let run = GlyphRun(text: "平", font: Font(size: 10), origin: Point(x: 2, y: 12), color: Color(hex: 0))
        let scene = Scene(
          size: Size(width: 20, height: 20), background: Color(hex: 0xFFFFFF), elements: [.glyphs(run)],
          alternativeText: "", omittedCount: 0)
        #expect {
          try PNGRenderer().render(scene)
        } throws: {
          "\($0)".contains("U+5E73")
        }
      }
    }
  }

  /// The dark pixels of a text, as the columns and rows they lie between, in points.
  private func ink(_ run: GlyphRun) throws -> Rectangle {
    let size = Size(width: 400, height: 60)
    let file = try PNGRenderer().render(
      Scene(
        size: size, background: Color(hex: 0xFFFFFF), elements: [.glyphs(run)], alternativeText: "", omittedCount: 0))
    let image = try PNGCoding.decode(file)
    var (left, right, top, bottom) = (image.width, 0, image.height, 0)
    for y in 0..<image.height {
      for x in 0..<image.width where image.bytes[4 * (y * image.width + x)] < 128 {
        (left, right, top, bottom) = (min(left, x), max(right, x + 1), min(top, y), max(bottom, y + 1))
      }
    }
    return Rectangle(minX: Double(left) / 2, minY: Double(top) / 2, maxX: Double(right) / 2, maxY: Double(bottom) / 2)
  }

  /// What is drawn lies between the start of a text and where it was measured to end, and within its reach.
  @Test(arguments: inDejaVu + ["abc", "أب cd 12 هو", "Á\u{302}\u{302}g"])
  func areDrawnWhereTheyWereMeasured(text: String) throws {
    let fonts = try FigureFonts.shared()
    for font in [Font(size: 20), Font(weight: .bold, size: 20)] {
      let ink = try ink(GlyphRun(text: text, font: font, origin: Point(x: 30, y: 35), color: Color(hex: 0)))
      let advance = fonts.advance(of: text[...], weight: font.weight) * font.size
      #expect(ink.minX > 28 && ink.minX < 34 && abs(ink.maxX - 30 - advance) < 4, "\(text) \(ink) \(advance)")
      let line = TextLine(RichText(text), font: font, measurer: fonts)
      #expect(35 - ink.minY < TextLine.ascent * 20 + line.extraAscent + 1, "\(text) \(ink)")
      #expect(ink.maxY - 35 < TextLine.descent * 20 + line.extraDescent + 1, "\(text) \(ink)")
    }
  }

  /// Parts of a line that a layout has put in order are drawn as the whole line is.
  @Test func standInOrderHoweverTheyAreTakenApart() throws {
    let fonts = try FigureFonts.shared()
    for text in ["ממוצע (12.5) abc", "abc (שלום) 12", "قيمة 12.5 mm"] {
      let whole = fonts.line(text[...], weight: .regular, direction: nil)
      let levels = try #require(fonts.levels(of: text))
      let line = TextLine(
        RichText(text).split(at: levels), font: Font(size: 1), measurer: fonts)
      var parts = Typesetter.Line()
      for run in line.runs {
        #expect(abs(run.x - parts.advance) < 1e-12)
        parts.append(fonts.line(run.text[...], weight: .regular, direction: run.direction))
      }
      #expect(parts == whole && abs(line.width - whole.advance) < 1e-12)
    }
  }
}
