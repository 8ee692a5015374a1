import Testing

@testable import Notebook

struct ValueComparisonTests {
  private func differences(_ old: String, _ new: String, tolerance: Double = 0) throws -> [String] {
    try ValueComparison(tolerance: tolerance).differences(
      JSONValue(Array("{\"fit\": \(old)}".utf8)), JSONValue(Array("{\"fit\": \(new)}".utf8)))
  }

  @Test func structuresAreComparedMemberByMember() throws {
    let old = #"{"aic": 1.5, "rows": [{"x": 1}, {"x": 2}]}"#
    #expect(try differences(old, old) == [])
    let changed = try differences(old, #"{"aic": 1.5, "rows": [{"x": 1}, {"x": 2.5}]}"#)
    #expect(changed.count == 1 && changed[0].hasPrefix("fit.rows[1].x: 2 -> 2.5"))
    #expect(try differences(old, #"{"aic": 1.5000000001, "rows": [{"x": 1}, {"x": 2}]}"#, tolerance: 1e-9) == [])
    #expect(try differences(old, #"{"rows": [{"x": 1}, {"x": 2}]}"#) == ["fit.aic is no longer there"])
    #expect(try differences(#"{"a": 1}"#, #"{"a": 1, "b": 2}"#) == ["fit.b is new"])
    #expect(try differences(#"{"a": 1}"#, "[1]").count == 1)
  }
}
