/// Small gray or colored images in rows, all on one scale so that they can be compared.
public struct ImageGrid: Hashable, Sendable {
  /// The values of each image, row by row from the top.
  public var images: [[Double]]
  /// Values in a row of an image.
  public var imageWidth: Int
  /// Images in a row of the grid.
  public var columns: Int
  /// The values that get the first and the last color.
  public var scale: ClosedRange<Double>?
  /// How values become colors.
  public var map: ColorMap

  /// A grid of images.
  ///
  /// - Parameters:
  ///   - images: the values of each image, row by row from the top; all images have as many.
  ///   - imageWidth: values in a row of an image.
  ///   - columns: images in a row of the grid.
  ///   - scale: the values that get the first and the last color; the range of all values when not given. Values beyond
  ///     get the nearer color.
  ///   - map: how values become colors.
  public init(
    _ images: [[Double]], imageWidth: Int, columns: Int = 10, scale: ClosedRange<Double>? = nil, map: ColorMap = .grays
  ) {
    self.images = images
    self.imageWidth = imageWidth
    self.columns = columns
    self.scale = scale
    self.map = map
  }

  var imageHeight: Int { imageWidth > 0 ? (images.first?.count ?? 0) / imageWidth : 0 }

  var rows: Int { columns > 0 ? images.count / columns + (images.count % columns > 0 ? 1 : 0) : 0 }

  func check() throws(PlottingError) {
    try PlottingError.check(imageWidth > 0, "ImageGrid", "imageWidth", imageWidth, "1 or more")
    try PlottingError.check(columns > 0, "ImageGrid", "columns", columns, "1 or more")
    try PlottingError.check(!images.isEmpty, "ImageGrid", "images", "empty", "one image or more")
    let count = images[0].count
    try PlottingError.check(
      count > 0 && count % imageWidth == 0, "ImageGrid", "the number of values of an image", count,
      "a multiple of imageWidth (\(imageWidth))")
    for image in images {
      try PlottingError.checkCounts("ImageGrid", "values in one image", image.count, "in the first", count)
    }
    if let scale {
      try PlottingError.check(
        scale.lowerBound.isDrawable && scale.upperBound.isDrawable, "ImageGrid", "scale", scale,
        "between numbers no further than 1e155 from zero")
    }
    let columns = min(columns, images.count)
    try PlottingError.check(
      columns * imageWidth <= 8000 && rows * imageHeight <= 8000, "ImageGrid", "the whole grid",
      "\(columns * imageWidth) x \(rows * imageHeight) values", "at most 8000 values wide and high")
  }

  /// The scale given or that of the values.
  var resolvedScale: ClosedRange<Double> { scale ?? images.joined().drawableRange ?? 0...1 }

  var omittedCount: Int { images.reduce(0) { $0 + $1.reduce(0) { $0 + ($1.isNaN ? 1 : 0) } } }

  /// The colors of one image, on the scale of all.
  func colors(of image: [Double], scale: ClosedRange<Double>, theme: Theme) -> [Color] {
    let span = scale.upperBound - scale.lowerBound
    return image.map { value in
      guard !value.isNaN else { return theme.grid }
      let fraction = span > 0 ? (value - scale.lowerBound) / span : 0.5
      return map.color(at: fraction, theme: theme)
    }
  }
}
