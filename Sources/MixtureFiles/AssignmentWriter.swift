/// Assignments as comma-separated text: `row,component,p1,…,logDensity`, with numbers that read back exactly.
public struct AssignmentWriter: Sendable {
  private let componentCount: Int
  /// What has been written and not yet been taken.
  private var bytes: [UInt8] = []

  /// Begins with the line of names: `row`, counted from 1 without the line of names; `component`, counted from 1; its
  /// and the others' responsibilities `p1`, `p2` and so on; and `logDensity`.
  public init(componentCount: Int) {
    self.componentCount = componentCount
    append(
      (["row", "component"] + (1...max(1, componentCount)).map { "p\($0)" } + ["logDensity"]).joined(separator: ","))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// How many bytes have not been taken.
  public var count: Int { bytes.count }

  /// The bytes since they were last taken.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Adds the assignment of a point.
  ///
  /// - Parameters:
  ///   - index: Which of the assignments it is.
  ///   - row: The number of its row in the table.
  public mutating func append(_ assignments: Assignments, index: Int, row: Int) {
    append("\(row)")
    append(",\(assignments.components[index] + 1)")
    for component in 0..<componentCount {
      bytes.append(UInt8(ascii: ","))
      append(assignments.responsibilities[index, component].description)
    }
    bytes.append(UInt8(ascii: ","))
    append(assignments.logDensities[index].description)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Adds a row of the table of which nothing can be said: empty cells.
  public mutating func appendNothing(row: Int) {
    append("\(row)")
    for _ in 0..<componentCount + 2 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  @inline(__always) private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }
}
