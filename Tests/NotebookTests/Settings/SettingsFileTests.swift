import Testing

@testable import Notebook

/// Files of settings.
@Suite struct SettingsFileTests {
  private func read(_ text: String) throws(ParameterError) -> [GivenSetting] {
    try SettingsFile.settings(Array(text.utf8), path: "p.json")
  }

  private func problem(_ text: String) -> String? {
    do throws(ParameterError) {
      _ = try read(text)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func valuesOfAllKinds() throws {
    let settings = try read(
      #"""
      {"count": 3, "limit": 1e-3, "is": true, "a.text": "say \"hi\"\n\u00e9", "list": [1, "two", false], "none": []}
      """#)
    #expect(settings.map(\.key) == ["count", "limit", "is", "a.text", "list", "none"])
    #expect(settings.map(\.chapter) == [nil, nil, nil, "a", nil, nil])
    #expect(
      settings.flatMap(\.values) == [
        .text("3"), .text("1e-3"), .text("true"), .text("say \"hi\"\né"), .array(["1", "two", "false"]), .array([]),
      ])
    #expect(try read("\u{FEFF}{}").isEmpty)
    // As written: what is there twice is told, and not the last one taken.
    #expect(try read(#"{"a": 1, "a": 2}"#).count == 2)
  }

  @Test(arguments: [
    ("", "p.json:1:1: this is not JSON: a value expected here"),
    ("{\"a\": 1,\n  b: 2}", "p.json:2:3: this is not JSON: a name expected here"),
    ("{\"a\": 1}\n\nx", "p.json:3:1: this is not JSON: nothing more expected here"),
    ("{\"a\": NaN}", "p.json:1:7: this is not JSON: a value expected here"),
    ("[1]", "p.json: parameters are an object of names and values, such as {\"seed\": 3}"),
    (
      "{\"a\": null}",
      "p.json: a: a value is a number, a text, true or false, or an array of such; leave a parameter out that is to have "
        + "its default"
    ),
    (
      "{\"a\": [[1]]}",
      "p.json: a: a value is a number, a text, true or false, or an array of such; leave a parameter out that is to have "
        + "its default"
    ),
    ("{\"a\": \"\\x\"}", "p.json: \"\\x\" has an escape that JSON does not know"),
  ])
  func whatIsNoFileOfSettings(text: String, message: String) { #expect(problem(text) == message) }

  @Test func aFileThatCannotBeRead() {
    #expect(throws: ParameterError.self) { try SettingsFile.settings(path: "/dev/null/none.json") }
    #expect(throws: ParameterError.self) { try SettingsFile.settings(path: "/dev/zero") }
  }
}
