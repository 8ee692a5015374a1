import Cairo
import Foundation
import Plotting
import Testing

@testable import PlottingCairo

/// The pixels of a figure do not depend on the machine's settings.
@Suite struct SamePixelsTests {
  /// A figure with all that settings could change: text in both weights, lines at angles, points, tints.
  static func figure() -> Figure {
    Figure("Same pixels: AV To 10^{−3}", subtitle: "σ_{1}^{2} and ½", x: Axis("x", unit: "mm"), y: Axis("density")) {
      Curve(over: -3...3, fill: true, label: "a curve") { 1 / (1 + $0 * $0) }
      Ellipse(mean: (1, 0.5), covariance: (0.5, 0.05, 0.02))
      Points(
        x: [-2, -1, 0, 1, 2], y: [0.1, 0.7, 0.3, 0.2, 0.9],
        color: .series([0, 1, 2, 3, 0], names: ["a", "b", "c", "d"]))
      ReferenceLine(y: 0.5, label: "half")
    }
  }

  /// The figure as PNG files in both themes.
  static func pictures() throws -> [[UInt8]] {
    let renderer = try PNGRenderer()
    let layout = try renderer.layout(figure())
    return [try renderer.render(layout.scene(theme: .light)), try renderer.render(layout.scene(theme: .dark))]
  }

  /// On other processors Cairo's compilers fuse operations, which moves corners of outlines by 1/256 pixel.
  static var isMeasured: Bool {
    #if arch(x86_64)
      ["1.16.", "1.18."].contains { (LinkedLibraries.drawing["cairo"] ?? "").hasPrefix($0) }
    #else
      false
    #endif
  }

  /// A folder with a fontconfig file, removed afterwards.
  private static func withConfiguration(_ text: String, _ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "figure-fonts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "fonts.conf")
    try text.replacing("CACHE", with: folder.path).write(to: file, atomically: true, encoding: .utf8)
    try await body(file.path)
  }

  /// Where everything stands, on all machines with DejaVu 2.37.
  @Test func consistOfWhatWasRecorded() throws {
    let text = try PNGRenderer().scene(Self.figure()).description
    let recorded = try Recording.contents("figure.scene.txt", now: text.utf8)
    #expect(text == String(decoding: recorded, as: UTF8.self))
  }

  /// The pixels of debug and of release builds, with Cairo 1.16 and 1.18.
  @Test(.enabled(if: isMeasured, "the pictures are those of Cairo 1.16 and 1.18 on x86-64"))
  func areThoseOfOtherBuildsAndMachines() throws {
    for (name, picture) in zip(["figure.png", "figure-dark.png"], try Self.pictures()) {
      let recorded = try Recording.contents(name, now: picture)
      // Pixels, since another zlib may write other bytes for them.
      #expect(try PNGCoding.decode(picture) == PNGCoding.decode(recorded), "\(name)")
    }
  }

  @Test func ignoreSettingsForFonts() async throws {
    let expected = try Self.pictures()
    let configuration = """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig>
        <dir>/usr/share/fonts</dir><cachedir>CACHE</cachedir>
        <match target="pattern"><edit name="family" mode="assign" binding="strong"><string>DejaVu Serif</string></edit></match>
        <match target="pattern"><edit name="dpi" mode="assign"><double>200</double></edit></match>
        <match target="font"><edit name="rgba" mode="assign"><const>rgb</const></edit>
          <edit name="antialias" mode="assign"><bool>false</bool></edit>
          <edit name="hinting" mode="assign"><bool>true</bool></edit>
          <edit name="hintstyle" mode="assign"><const>hintfull</const></edit>
          <edit name="embolden" mode="assign"><bool>true</bool></edit></match>
      </fontconfig>
      """
    try await Self.withConfiguration(configuration) { file in
      await #expect(processExitsWith: .success) { [file = file as String, expected = expected as [[UInt8]]] in
        setenv("FONTCONFIG_FILE", file, 1)
        let pictures = try SamePixelsTests.pictures()
        #expect(pictures == expected)
      }
    }
  }

  @Test func ignoreTheLocale() async throws {
    let expected = try Self.pictures()
    await #expect(processExitsWith: .success) { [expected = expected as [[UInt8]]] in
      for name in ["de_DE.UTF-8", "tr_TR.UTF-8", "C"] where setlocale(LC_ALL, name) != nil {
        let pictures = try SamePixelsTests.pictures()
        #expect(pictures == expected, "\(name)")
      }
    }
  }

  @Test func nameThePackageWhenTheFontIsMissing() async throws {
    let configuration = """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><cachedir>CACHE</cachedir></fontconfig>
      """
    try await Self.withConfiguration(configuration) { file in
      await #expect(processExitsWith: .success) { [file = file as String] in
        setenv("FONTCONFIG_FILE", file, 1)
        #expect {
          try PNGRenderer()
        } throws: { error in
          "\(error)".contains("apt-get install fonts-dejavu-core") && "\(error)".contains("DejaVu Sans")
        }
      }
    }
  }
}
