import LinearAlgebra
import Testing

@Suite("Matrices")
struct MatrixTests {
  private let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test("Rows, columns and elements are where they belong")
  func layout() {
    #expect("\(matrix.shape)" == "(2, 3)")
    #expect(matrix[1, 0] == 4)
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(2) == [3, 6])
    #expect(matrix.rows == [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.columns == [[1, 4], [2, 5], [3, 6]])
    #expect(matrix.description == "[1.0, 2.0, 3.0]\n[4.0, 5.0, 6.0]")
    #expect(Matrix(column: [1, 2]) == Matrix(rows: [[1], [2]]))
    #expect("\(Matrix(rows: []).shape)" == "(0, 0)")
  }
}
