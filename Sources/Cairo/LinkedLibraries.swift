import CCairo
import CFriBidi
import CHarfBuzz
import CPNG

/// The versions of the libraries that this process draws with, by name, such as "1.16.0".
public enum LinkedLibraries {
  /// Those that decide pixels: Cairo, pixman, which it paints with, FreeType, whose outlines it fills, and HarfBuzz and FriBidi,
  /// which place the letters of many scripts.
  ///
  /// Versions of Cairo rasterize the same outlines differently in the last bit.
  public static var drawing: [String: String] {
    var versions = [
      "cairo": String(cString: cairo_version_string()), "pixman": String(cString: pixman_version_string()),
      "harfbuzz": String(cString: hb_version_string()),
    ]
    versions["fribidi"] = friBidi
    versions["freetype"] = freeType
    return versions
  }

  /// Those that find fonts and write files: fontconfig, libpng and zlib.
  public static var others: [String: String] {
    [
      "fontconfig": dotted(Int(FcGetVersion())), "libpng": String(cString: cpng_libpng_version()),
      "zlib": String(cString: cpng_zlib_version()),
    ]
  }

  /// Nothing when memory is short.
  private static var freeType: String? {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0, let library else { return nil }
    defer { FT_Done_FreeType(library) }
    var (major, minor, patch): (FT_Int, FT_Int, FT_Int) = (0, 0, 0)
    FT_Library_Version(library, &major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// FriBidi tells its version in the first line of a text about it.
  private static var friBidi: String? {
    String(cString: CFriBidiVersionText()).split { $0 == " " || $0 == "\n" }.first { $0.first?.isNumber ?? false }
      .map(String.init)
  }

  private static func dotted(_ version: Int) -> String {
    "\(version / 10_000).\(version / 100 % 100).\(version % 100)"
  }
}
