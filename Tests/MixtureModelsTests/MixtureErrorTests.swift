import MixtureModels
import Testing

@Suite("What an error says")
struct MixtureErrorTests {
  @Test("Messages say what to do")
  func messages() {
    let error = MixtureError.notFinite(row: 2, column: 1, value: .nan)
    #expect(error.description.contains("row 2"))
    #expect(error.description.contains("column 1"))
    #expect(MixtureError.collapsed(component: 3, iteration: 7).description.contains("covariance floor"))
  }
}
