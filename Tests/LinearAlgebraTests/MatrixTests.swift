import Foundation
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

  @Test("Products agree with those written out")
  func products() {
    #expect(matrix * Matrix(rows: [[1, 0], [0, 2], [1, 1]]) == Matrix(rows: [[4, 7], [10, 16]]))
    #expect(matrix * [1, 0, -1] == [-2, -2])
    #expect(Matrix.identity(2) * matrix == matrix)
    #expect(2 * matrix - matrix == matrix)
    #expect(matrix + matrix == 2 * matrix)
    #expect(matrix.transposed() * matrix == Matrix(rows: [[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
  }

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

  @Test("A matrix can be saved and read back")
  func coding() throws {
    let odd = Matrix(rows: [[0.1, -0.0, 1e300], [1.0 / 3, .leastNonzeroMagnitude, 7]])
    #expect(try JSONDecoder().decode(Matrix.self, from: JSONEncoder().encode(odd)) == odd)
    for broken in [
      #"{"rowCount":2,"columnCount":2,"elements":[1,2,3]}"#,
      #"{"rowCount":-1,"columnCount":-3,"elements":[1,2,3]}"#,
      #"{"rowCount":9223372036854775807,"columnCount":9223372036854775807,"elements":[1]}"#,
    ] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(Matrix.self, from: Data(broken.utf8)) }
    }
  }
}
