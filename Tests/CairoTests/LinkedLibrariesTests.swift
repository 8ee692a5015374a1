import Cairo
import Foundation
import Testing

@Suite struct LinkedLibrariesTests {
  /// What the function of that name in the process says.
  private func version(_ function: String) throws -> String {
    typealias Version = @convention(c) (UnsafeMutableRawPointer?) -> UnsafePointer<CChar>?
    let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), function))
    return String(cString: try #require(unsafeBitCast(symbol, to: Version.self)(nil)))
  }

  @Test func areThoseThatAreLoaded() throws {
    #expect(LinkedLibraries.drawing["cairo"] == (try version("cairo_version_string")))
    #expect(LinkedLibraries.drawing["pixman"] == (try version("pixman_version_string")))
    #expect(LinkedLibraries.drawing["harfbuzz"] == (try version("hb_version_string")))
    #expect(LinkedLibraries.others["zlib"] == (try version("zlibVersion")))
    #expect(LinkedLibraries.others["libpng"] == (try version("png_get_libpng_ver")))
  }

  /// Reports of other machines are compared by these names.
  @Test func haveTheNamesThatReportsUse() {
    #expect(LinkedLibraries.drawing.keys.sorted() == ["cairo", "freetype", "fribidi", "harfbuzz", "pixman"])
    #expect(LinkedLibraries.others.keys.sorted() == ["fontconfig", "libpng", "zlib"])
    for version in LinkedLibraries.drawing.values.sorted() + LinkedLibraries.others.values.sorted() {
      #expect(version.wholeMatch(of: /\d+\.\d+(\.\d+)*([.-].*)?/) != nil, "\(version)")
    }
  }
}
