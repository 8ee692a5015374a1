/// What to show: a title, axes and marks.
///
/// A value, finished when it is made: functions in marks have been evaluated.
///
///     Figure("Two clouds", x: Axis("width", unit: "mm"), y: Axis("length", unit: "mm"), aspect: .equal) {
///       Points(x: widths, y: lengths, color: .series(labels))
///       Ellipse(mean: (2, 3), covariance: (1, 0.5, 2))
///     }
///
/// All texts may hold sub- and superscripts in braces: `σ_{1}^{2}`. Marks are drawn in the order in which they are written.
public struct Figure: Sendable {
  enum Content: Sendable {
    case panels([Panel], columns: Int, scales: PanelScales)
    case images(ImageGrid)
    case figures([Figure])
  }

  /// What the figure is about; empty for none.
  public var title: String
  /// What to notice; empty for none.
  public var subtitle: String
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// How units of the two axes relate.
  public var aspect: Aspect
  /// The size wished for; the layout grows a figure whose labels need more.
  public var size: FigureSize
  /// Where marks are explained.
  public var legend: Legend
  var content: Content
  var givenAlternativeText: String?

  /// Whether the author says what the picture shows, and it is not generated, in English.
  package var hasGivenAlternativeText: Bool { givenAlternativeText != nil }

  /// What the picture shows, for those who cannot see it.
  public var alternativeText: String {
    get { givenAlternativeText ?? generatedAlternativeText() }
    set { givenAlternativeText = newValue }
  }
}

extension Figure {
  /// A figure with one pair of axes.
  ///
  /// - Parameters:
  ///   - title: what the figure is about.
  ///   - subtitle: what to notice.
  ///   - x: the horizontal axis.
  ///   - y: the vertical axis.
  ///   - aspect: how units of the two axes relate.
  ///   - size: the size wished for.
  ///   - legend: where marks are explained.
  ///   - alternativeText: what the picture shows, for those who cannot see it; generated from the data when not given.
  ///   - marks: what is drawn, bottom first.
  /// - Throws: what the marks' functions throw.
  public init(
    _ title: String = "", subtitle: String = "", x: Axis = Axis(), y: Axis = Axis(), aspect: Aspect = .free,
    size: FigureSize = .standard, legend: Legend = .automatic, alternativeText: String? = nil,
    @MarkBuilder marks: () throws -> [any Mark]
  ) rethrows {
    self.init(
      title: title, subtitle: subtitle, x: x, y: y, aspect: aspect, size: size, legend: legend,
      content: .panels([Panel(title: "", marks: try marks())], columns: 1, scales: .shared),
      givenAlternativeText: alternativeText)
  }

  /// Small multiples: panels side by side, row by row, that share their axes unless scales are free.
  public init(
    _ title: String = "", subtitle: String = "", panels: [Panel], columns: Int, scales: PanelScales = .shared,
    x: Axis = Axis(), y: Axis = Axis(), aspect: Aspect = .free, size: FigureSize = .standard,
    legend: Legend = .automatic, alternativeText: String? = nil
  ) {
    self.init(
      title: title, subtitle: subtitle, x: x, y: y, aspect: aspect, size: size, legend: legend,
      content: .panels(panels, columns: columns, scales: scales), givenAlternativeText: alternativeText)
  }

  /// A grid of small images with one common scale.
  public init(_ title: String = "", subtitle: String = "", images: ImageGrid, alternativeText: String? = nil) {
    self.init(
      title: title, subtitle: subtitle, x: .hidden, y: .hidden, aspect: .equal, size: .standard, legend: .none,
      content: .images(images), givenAlternativeText: alternativeText)
  }
}

extension Figure {
  /// Figures beside each other as one, each with its own axes, marks and legend.
  ///
  ///     Figure("Iteration 3", beside: [cloudsAndEllipses, logLikelihoodSoFar])
  ///
  /// Each is as wide as its own size says. One whose height is left open, and whose axes are free, becomes as high as the highest.
  ///
  /// - Parameters:
  ///   - title: what all are about.
  ///   - subtitle: what to notice.
  ///   - figures: from left to right; the layout refuses an empty row.
  ///   - alternativeText: what the picture shows, for those who cannot see it; that of all figures when not given.
  public init(
    _ title: String = "", subtitle: String = "", beside figures: [Figure], alternativeText: String? = nil
  ) {
    self.init(
      title: title, subtitle: subtitle, x: .hidden, y: .hidden, aspect: .free, size: .standard, legend: .none,
      content: .figures(figures), givenAlternativeText: alternativeText)
  }

  /// Whether it can be made higher than its data ask for.
  var hasOpenHeight: Bool {
    guard case .panels = content else { return false }
    return size.height == nil && aspect == .free
  }
}

/// One of several small multiples.
public struct Panel: Sendable {
  /// What sets this panel apart from the others.
  public var title: String
  /// What is drawn, bottom first.
  public var marks: [any Mark]
}

extension Panel {
  /// A panel with a title and marks.
  ///
  /// - Throws: what the marks' functions throw.
  public init(_ title: String = "", @MarkBuilder marks: () throws -> [any Mark]) rethrows {
    self.init(title: title, marks: try marks())
  }
}

/// How units of the two axes relate.
public enum Aspect: String, Hashable, Sendable {
  /// Each axis fills its side.
  case free
  /// One unit is as long in x as in y, so that distances and circles look true; axes show more than the data where needed.
  case equal
}

/// Where marks are explained.
public enum Legend: String, Hashable, Sendable {
  /// At the marks where there is room, above the axes otherwise.
  case automatic
  /// Nowhere, except for remarks that found no room at their place.
  case none
  /// Above the axes.
  case top
}

/// The size of a figure in points, which are a browser's pixels.
public struct FigureSize: Hashable, Sendable {
  /// Width in points.
  public var width: Double
  /// Height in points; from width and data when nothing is given.
  public var height: Double?

  /// A size from width and height.
  public init(width: Double, height: Double? = nil) {
    self.width = width
    self.height = height
  }

  /// As wide as a column of text.
  public static let standard = FigureSize(width: 600)
  /// As wide as high.
  public static let square = FigureSize(width: 480, height: 480)
  /// Wider than a column of text.
  public static let wide = FigureSize(width: 760)
  /// For figures side by side.
  public static let small = FigureSize(width: 380)
}
