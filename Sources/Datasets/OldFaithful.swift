import LinearAlgebra
import ProgramResources
import Tables

/// 272 eruptions of the geyser Old Faithful in Yellowstone National Park: how long each lasted, and how long it was until
/// the next.
///
/// They are the numbers of R's `faithful` (W. Härdle, *Smoothing Techniques with Implementation in S*, Springer, 1991; a more
/// complete version is in A. Azzalini and A. W. Bowman, "A look at some data on the Old Faithful geyser", *Applied Statistics*
/// 39, 1990, pages 357 to 365).
public struct OldFaithful: Equatable, Sendable {
  /// The names of the columns: minutes both.
  public static let columns = ["eruptions", "waiting"]

  /// A row an eruption: its duration, and the time to the next, in minutes.
  public let points: Matrix

  /// How long each eruption lasted, in minutes.
  public var eruptions: [Double] { points.column(0) }
  /// How long it was from each eruption to the next, in minutes.
  public var waiting: [Double] { points.column(1) }

  /// Loads the eruptions that are shipped with this package; throws `OldFaithfulError` where the file is missing or broken.
  public static func load() throws(OldFaithfulError) -> OldFaithful {
    let csv = try csv()
    do {
      let rows = try DataTable(.bytes(csv)).select(columns: columns).rows(missing: .refuse)
      guard rows.rowCount == expectedCount else {
        throw OldFaithfulError.broken(reason: "it has \(rows.rowCount) rows instead of \(expectedCount)")
      }
      return OldFaithful(
        points: Matrix(rowCount: rows.rowCount, columnCount: rows.columnCount, elements: rows.values))
    } catch let error as OldFaithfulError {
      throw error
    } catch {
      throw .broken(reason: "\(error)")
    }
  }

  /// The table as it is shipped: comma-separated text with names in its first line.
  public static func csv() throws(OldFaithfulError) -> [UInt8] {
    do {
      return try ResourceFolder(module: "Datasets").contents(of: "old-faithful.csv")
    } catch {
      throw .unreadable(reason: error.description)
    }
  }

  private static let expectedCount = 272
}

/// What is wrong with the file of eruptions.
public enum OldFaithfulError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file that is shipped with this package is not beside the program, or cannot be read.
  case unreadable(reason: String)
  /// The file is not the one that is shipped.
  case broken(reason: String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let reason): "The eruptions cannot be read: \(reason)."
    case .broken(let reason): "old-faithful.csv is not the file that is shipped: \(reason). Restore the file."
    }
  }
}
