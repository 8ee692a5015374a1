extension Sequence {
  /// The elements by a height, those of the same height in their order.
  func highestFirst(_ height: (Element) -> Double) -> [Element] {
    enumerated().map {
      (index: $0.offset, height: height($0.element), element: $0.element)
    }.sorted {
      $0.height == $1.height ? $0.index < $1.index : $0.height > $1.height
    }.map(\.element)
  }
}
