import CCairo

/// The Cairo that this process runs with.
public enum CairoLibrary {
  /// Its version, such as "1.16.0"; versions rasterize the same outlines differently in the last bit.
  public static var version: String { String(cString: cairo_version_string()) }
}
