/// What ticks along a stretch of the picture are asked for.
struct TickRequest: Hashable {
  var projection: AxisProjection
  var isHorizontal: Bool
  /// Points from tick to tick.
  var wantedDistance: Double
  /// Whether ticks stand at whole numbers only, where there are enough of them.
  var isWhole = false
  /// The one value that all data have, which is then among the ticks.
  var constant: Double?
  var places = TickPlaces.automatic
  var format = TickFormat.automatic
  /// Whether each label stands for itself, without a factor beside the title, as where panels differ in their scales.
  var isSelfContained = false

  var length: Double { abs(projection.end - projection.start) }
  var target: Double { max(length / wantedDistance, 3) }
}
