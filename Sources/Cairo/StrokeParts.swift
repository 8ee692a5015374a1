import CCairo

extension Context {
  /// Gathers what is painted next as a shape of its own, of which every pixel counts once however often it is painted, until
  /// ``endShape(red:green:blue:opacity:)``.
  public func beginShape() {
    cairo_push_group_with_content(pointer, CAIRO_CONTENT_ALPHA)
    cairo_set_source_rgba(pointer, 0, 0, 0, 1)
  }

  /// Paints the shape in a color.
  public func endShape(red: Double, green: Double, blue: Double, opacity: Double) {
    guard let shape = cairo_pop_group(pointer) else { return }
    cairo_set_source_rgba(pointer, red, green, blue, opacity)
    cairo_mask(pointer, shape)
    cairo_pattern_destroy(shape)
  }
}
