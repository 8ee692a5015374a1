import LinearAlgebra
import Testing

/// A caller's mistake ends the program with a message, though the module is optimized: not in "Illegal instruction".
@Suite struct RequirementTests {
  /// Mistakes, and what is said about them.
  enum Mistake: String, Codable, CaseIterable {
    case elements = "3 elements do not make a 2 x 2 matrix."
    case zeros = "There is no -1 x 2 matrix."
    case identity = "There is no -2 x -2 matrix."
    case rows = "Row 1 has 1 elements, the rows before it have 2. All rows of a matrix are of one length."
    case element = "Element (2, 0) is outside a 2 x 3 matrix."
    case row = "There is no row 2 in a matrix of 2 rows."
    case column = "There is no column -1 in a matrix of 3 columns."
    case product = "A (2, 3) matrix cannot be multiplied by a (2, 3) one."
    case sum = "A (2, 3) and a (3, 2) matrix have no element-wise sum."
    case appending = "Rows of 2 cannot follow rows of 3."
    case eigenvalues = "A (2, 3) matrix has no eigenvalues."
    case notFinite = "A matrix with NaN or infinity in it has no eigenvalues."

    func make() {
      switch self {
      case .elements: _ = Matrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3])
      case .zeros: _ = Matrix(zeros: -1, 2)
      case .identity: _ = Matrix.identity(-2)
      case .rows: _ = Matrix(rows: [[1, 2], [3]])
      case .element: _ = Matrix(zeros: 2, 3)[2, 0]
      case .row: _ = Matrix(zeros: 2, 3).row(2)
      case .column: _ = Matrix(zeros: 2, 3).column(-1)
      case .product: _ = Matrix(zeros: 2, 3) * Matrix(zeros: 2, 3)
      case .sum: _ = Matrix(zeros: 2, 3) + Matrix(zeros: 3, 2)
      case .appending: _ = Matrix(zeros: 2, 3).appendingRows(Matrix(zeros: 2, 2))
      case .eigenvalues: _ = SymmetricEigen(Matrix(zeros: 2, 3))
      case .notFinite: _ = SymmetricEigen(Matrix(column: [.nan]))
      }
    }
  }

  @Test(arguments: Mistake.allCases) func messagesReachTheUser(mistake: Mistake) async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { [mistake] in
      mistake.make()
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("Fatal error: \(mistake.rawValue)\n"), "\(said)")
  }
}
