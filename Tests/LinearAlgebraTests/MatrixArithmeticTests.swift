import LinearAlgebra
import Testing

@Suite("Arithmetic of matrices")
struct MatrixArithmeticTests {
  private let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test("Products agree with those written out")
  func products() {
    #expect(matrix * Matrix(rows: [[1, 0], [0, 2], [1, 1]]) == Matrix(rows: [[4, 7], [10, 16]]))
    #expect(matrix * [1, 0, -1] == [-2, -2])
    #expect(Matrix.identity(2) * matrix == matrix)
    #expect(2 * matrix - matrix == matrix)
    #expect(matrix + matrix == 2 * matrix)
    #expect(matrix.transposed() * matrix == Matrix(rows: [[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
  }
}
