import LinearAlgebra
import Testing

@Suite("Parts of matrices")
struct MatrixSelectionTests {
  private let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test("Rows and columns can be selected and joined")
  func selection() {
    #expect(matrix.transposed() == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.reversingColumns() == Matrix(rows: [[3, 2, 1], [6, 5, 4]]))
    #expect(matrix.selectingRows([1, 1, 0]) == Matrix(rows: [[4, 5, 6], [4, 5, 6], [1, 2, 3]]))
    #expect(matrix.selectingColumns([2, 0]) == Matrix(rows: [[3, 1], [6, 4]]))
    #expect(matrix.appendingRows(matrix).rowCount == 4)
    #expect(matrix.columnMeans() == [2.5, 3.5, 4.5])
    #expect(matrix.sum == 21)
    #expect(Matrix.diagonal([1, 2])[1, 1] == 2)
  }
}
