extension Matrix: Codable {
  private enum CodingKeys: String, CodingKey {
    case rowCount, columnCount, elements
  }

  /// Reads a matrix; throws `DecodingError.dataCorrupted` when the number of elements does not fit the shape.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rowCount = try container.decode(Int.self, forKey: .rowCount)
    let columnCount = try container.decode(Int.self, forKey: .columnCount)
    let elements = try container.decode([Double].self, forKey: .elements)
    guard Self.elementCount(rowCount, columnCount) == elements.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .elements, in: container,
        debugDescription: "\(elements.count) elements do not make a \(rowCount) x \(columnCount) matrix.")
    }
    self.init(rowCount: rowCount, columnCount: columnCount, elements: elements)
  }

  /// Writes the shape and the elements.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rowCount, forKey: .rowCount)
    try container.encode(columnCount, forKey: .columnCount)
    try container.encode(elements, forKey: .elements)
  }
}
