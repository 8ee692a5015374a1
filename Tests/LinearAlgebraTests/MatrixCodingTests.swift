import Foundation
import LinearAlgebra
import Testing

@Suite("Saved matrices")
struct MatrixCodingTests {
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
