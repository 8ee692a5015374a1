import CSystem

/// The libraries that decide the pixels of figures, with their versions.
package enum DrawingLibraries {
  /// The versions, and the kind of processor: compilers fuse multiplications with additions on some, so that the same
  /// version of Cairo places a corner of an outline 1/256 pixel off there.
  package static var versionsAndProcessor: [String: String] {
    versions.merging(["processor": processor]) { version, _ in version }
  }

  private static var processor: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }

  /// Names and versions; what is not loaded, or does not tell, is left out.
  package static var versions: [String: String] {
    var versions: [String: String] = [:]
    let symbols = [
      ("cairo", "cairo_version_string"), ("pixman", "pixman_version_string"),
    ]
    for (name, symbol) in symbols { versions[name] = version(symbol) }
    versions["freetype"] = freetype
    return versions
  }

  /// Libraries that write files or find fonts: they decide no pixel, but are worth noting in a record of a run.
  package static var others: [String: String] {
    var versions: [String: String] = [:]
    versions["zlib"] = version("zlibVersion")
    versions["libpng"] = version("png_get_libpng_ver")
    let fontconfig = csystem_fontconfig_version()
    if fontconfig > 0 {
      versions["fontconfig"] = "\(fontconfig / 10000).\(fontconfig / 100 % 100).\(fontconfig % 100)"
    }
    return versions
  }

  private static func version(_ symbol: String) -> String? {
    csystem_loaded_version(symbol).map { String(cString: $0) }
  }

  private static var freetype: String? {
    let version = csystem_freetype_version()
    return version > 0 ? "\(version / 10000).\(version / 100 % 100).\(version % 100)" : nil
  }
}
