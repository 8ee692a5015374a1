import CCairo

/// Paints on a surface, which it keeps alive; owned, and freed with the value.
///
/// Antialiasing, joins and ends of lines are fixed, so that every version of Cairo paints the same: round joins and Cairo's own text
/// differ between 1.16 and 1.18.
public struct Context: ~Copyable {
  let pointer: OpaquePointer
  /// The first coordinate that could not be drawn.
  private var unsuitable: Double?

  /// Cairo keeps coordinates as fixed numbers with 8 bits after the point; beyond this they wrap around.
  public static let largestCoordinate = 4_000_000.0

  /// A context that paints on a surface.
  ///
  /// - Throws: ``CairoError`` when memory is short.
  public init(_ surface: borrowing ImageSurface) throws(CairoError) {
    guard let context = cairo_create(surface.pointer) else {
      throw .status(code: CAIRO_STATUS_NO_MEMORY.rawValue, message: "out of memory")
    }
    do throws(CairoError) {
      try checkStatus(cairo_status(context))
    } catch {
      cairo_destroy(context)
      throw error
    }
    pointer = context
    cairo_set_antialias(context, CAIRO_ANTIALIAS_GRAY)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
    cairo_set_miter_limit(context, 4)
    cairo_set_tolerance(context, 0.05)
  }

  deinit { cairo_destroy(pointer) }

  /// Throws what went wrong since the context was made.
  ///
  /// - Throws: ``CairoError``, also for coordinates that Cairo would have accepted in silence.
  public func check() throws(CairoError) {
    if let unsuitable { throw .unsuitableCoordinate(unsuitable) }
    try checkStatus(cairo_status(pointer))
  }

  private mutating func isSuitable(_ values: Double...) -> Bool {
    for value in values where !(abs(value) <= Self.largestCoordinate) {
      if unsuitable == nil { unsuitable = value }
      return false
    }
    return true
  }

  /// The color of what follows, each part from 0 to 1.
  public func setColor(red: Double, green: Double, blue: Double, opacity: Double) {
    cairo_set_source_rgba(pointer, red, green, blue, opacity)
  }

  /// Paints the whole surface.
  public func paint() { cairo_paint(pointer) }

  /// Starts a new piece of the path.
  public mutating func move(x: Double, y: Double) { if isSuitable(x, y) { cairo_move_to(pointer, x, y) } }

  /// Adds a straight line.
  public mutating func line(x: Double, y: Double) { if isSuitable(x, y) { cairo_line_to(pointer, x, y) } }

  /// Adds a cubic Bézier curve.
  public mutating func curve(x1: Double, y1: Double, x2: Double, y2: Double, x3: Double, y3: Double) {
    if isSuitable(x1, y1, x2, y2, x3, y3) { cairo_curve_to(pointer, x1, y1, x2, y2, x3, y3) }
  }

  /// Closes the current piece.
  public func close() { cairo_close_path(pointer) }

  /// Fills the path by winding and forgets it.
  public func fill() { cairo_fill(pointer) }

  /// Draws a line along the path and forgets it; the path begins so far into the dashes.
  public mutating func stroke(width: Double, dashes: [Double] = [], dashStart: Double = 0) {
    guard isSuitable(width, dashStart) else { return }
    cairo_set_line_width(pointer, width)
    cairo_set_dash(pointer, dashes, Int32(dashes.count), dashStart)
    cairo_stroke(pointer)
  }

  /// Limits what follows to a rectangle, until `restore`.
  public mutating func saveAndClip(x: Double, y: Double, width: Double, height: Double) {
    cairo_save(pointer)
    guard isSuitable(x, y, width, height) else { return }
    cairo_rectangle(pointer, x, y, width, height)
    cairo_clip(pointer)
  }

  /// Turns what follows by a quarter against the clock about a place, which becomes the origin, until `restore`.
  public mutating func saveAndTurn(x: Double, y: Double) {
    cairo_save(pointer)
    guard isSuitable(x, y) else { return }
    // Whole numbers, unlike a rotation by an angle, leave outlines exactly as they are.
    var matrix = cairo_matrix_t(xx: 0, yx: -1, xy: 1, yy: 0, x0: x, y0: y)
    cairo_transform(pointer, &matrix)
  }

  /// Ends the latest limit or turn.
  public func restore() { cairo_restore(pointer) }
}
