import Foundation
import MixtureFiles
import Testing

@Suite("What is no file of a mixture")
struct RefusalTests {
  /// A sound file, and what it says when a text in it is replaced.
  private static let sound = """
    {
      "format": "gaussian-mixture", "version": 1, "columns": ["a", "b"], "covarianceKind": "full",
      "weights": [0.25, 0.75],
      "means": [[0, 1], [2, 3]],
      "covariances": [[[2, 0.5], [0.5, 1]], [[1, 0], [0, 1]]],
      "standardization": {"means": [1, 2], "scales": [3, 4]}, "pointCount": 10, "logLikelihood": -20.5
    }
    """

  private func message(_ text: String) -> String {
    #expect(throws: MixtureFileError.self) { try MixtureFile(json: Array(text.utf8)) }?.description ?? "nothing"
  }

  @Test func isSound() throws {
    let file = try MixtureFile(json: Array(Self.sound.utf8))
    #expect(file.mixture.means.elements == [0, 1, 2, 3])
    #expect(file.pointCount == 10)
    #expect(file.logLikelihood == -20.5)
    #expect(file.standardization?.scales == [3, 4])
  }

  @Test(
    "A change that is wrong is told by its field",
    arguments: [
      (
        #""gaussian-mixture""#, #""k-means""#, #"it is not a mixture: "format" is "k-means" and not "gaussian-mixture""#
      ),
      (#""gaussian-mixture""#, "7", #"it is not a mixture: there is no "format" and not "gaussian-mixture""#),
      (
        #""version": 1"#, #""version": 2"#,
        "it has version 2, and this program reads version 1: use the program that wrote it"
      ),
      (#""version": 1"#, #""version": "1""#, #""version" is not a whole number"#),
      (#""version": 1,"#, "", #""version" is missing"#),
      (#""weights""#, #""wieghts""#, #""wieghts" is unknown: did you mean "weights"?"#),
      (#""weights": [0.25, 0.75],"#, "", #""weights" is missing"#),
      (#""pointCount": 10"#, #""pointCount": 10, "x": 1"#, #""x" is unknown"#),
      (#""pointCount": 10"#, #""pointCount": 10, "pointCount": 11"#, #""pointCount" is there twice"#),
      (#""scales": [3, 4]"#, #""scales": [3, 4], "scales": [3, 5]"#, #""standardization.scales" is there twice"#),
      (#""scales": [3, 4]"#, #""scales": [3, 0]"#, #""standardization.scales[1]": 0.0 is not a positive number"#),
      (#""scales": [3, 4]"#, #""scales": [3]"#, #""standardization.scales" has 1 element where 2 are needed"#),
      (
        #""scales": [3, 4]"#, #""scale": [3, 4]"#,
        #""standardization.scale" is unknown: did you mean "standardization.scales"?"#
      ),
      (#""means": [1, 2], "#, #""means": [1, 2, 3], "#, #""standardization.scales" has 2 elements where 3 are needed"#),
      (#"{"means": [1, 2], "scales": [3, 4]}"#, "null", #""standardization" is not an object"#),
      (
        #""full""#, #""fulll""#,
        #""covarianceKind": "fulll" is none of the kinds "full", "tied", "diagonal", "spherical""#
      ),
      (#""full""#, #""spherical""#, #""covariances[0]" is not a number"#),
      (#""full""#, #""tied""#, #""covariances[0][0]" is not a number"#),
      ("[[1, 0], [0, 1]]]", "[[1, 0], [0]]]", #""covariances[1][1]" has 1 element where 2 are needed"#),
      (", [[1, 0], [0, 1]]]", "]", #""covariances" has 1 element where 2 are needed"#),
      ("[[0, 1], [2, 3]]", "[[0, 1]]", #""means" has 1 element where 2 are needed"#),
      ("[[0, 1], [2, 3]]", "[[0, 1], [2, 3, 4]]", #""means[1]" has 3 elements where 2 are needed"#),
      ("[[0, 1], [2, 3]]", "[[0, 1], [2, null]]", #""means[1][1]" is not a number"#),
      ("[[0, 1], [2, 3]]", #"[[0, 1], [2, "3"]]"#, #""means[1][1]" is not a number"#),
      ("[[0, 1], [2, 3]]", "[[0, 1], 2]", #""means[1]" is not a list"#),
      (#"["a", "b"]"#, #"["a", "a"]"#, #""columns[1]": two columns have the same name"#),
      (
        #""covarianceKind""#, #""columnKinds": ["dates"], "covarianceKind""#,
        #""columnKinds" has 1 element where 2 are needed"#
      ),
      (
        #""covarianceKind""#, #""columnKinds": ["dates", "date"], "covarianceKind""#,
        #""columnKinds[1]": "date" is neither "numbers" nor "dates""#
      ),
      (
        #""covarianceKind""#, #""columnKinds": ["text", "dates"], "covarianceKind""#,
        #""columnKinds[0]": "text" is neither "numbers" nor "dates""#
      ),
      (#""covarianceKind""#, #""columnKinds": [1, 2], "covarianceKind""#, #""columnKinds[0]" is not a text"#),
      (#"["a", "b"]"#, "[]", #""columns" has 0 elements where 1 are needed"#),
      (#"["a", "b"]"#, #"["a", 2]"#, #""columns[1]" is not a text"#),
      ("10", "-1", #""pointCount": -1 is negative"#),
      ("10", "1.5", #""pointCount" is not a whole number"#),
      ("-20.5", "1e999", #""logLikelihood": 1e999 is too large for a number"#),
    ])
  func changed(_ old: String, _ new: String, _ expected: String) {
    let text = Self.sound.replacing(old, with: new)
    #expect(text != Self.sound)
    #expect(message(text) == expected)
  }

  @Test(
    "Numbers that make no mixture are told as the engine tells them",
    arguments: [
      ("[0.25, 0.75]", "[0.25, 0.7]", "sum"), ("[0.25, 0.75]", "[-0.25, 1.25]", "weight"),
      ("[2, 0.5], [0.5, 1]", "[2, 0.5], [0.6, 1]", "symmetric"),
      ("[2, 0.5], [0.5, 1]", "[2, 2], [2, 1]", "positive definite"), ("[2, 0.5]", "[0, 0.5]", "positive definite"),
      ("[2, 0.5], [0.5, 1]", "[-2, 0.5], [0.5, 1]", "positive definite"),
    ])
  func noMixture(_ old: String, _ new: String, _ word: String) {
    let message = message(Self.sound.replacing(old, with: new))
    #expect(message.hasPrefix("its numbers make no mixture: "))
    #expect(message.contains(word), "\(message)")
  }

  @Test(
    "What is not JSON is told with its line",
    arguments: [
      ("", "line 1: it ends too early"), ("{", "line 1: a name in quotes is missing"),
      ("[\n1,\n", "line 3: it ends too early"), ("nonsense", "line 1: nonsense is no value"),
      (sound.replacing("0.25", with: "NaN"), "line 3: NaN is no value"),
      (sound.replacing("0.25", with: "0.25,"), "line 3: a value is missing"),
      (sound.replacing("0.25,", with: "0.25"), "line 3: a comma or ] is missing"),
      (sound.replacing("0.25", with: "01"), "line 3: 01 is no value"),
      (sound.replacing("0.25", with: ".25"), "line 3: .25 is no value"),
      (sound.replacing("0.25", with: "+1"), "line 3: +1 is no value"),
      (sound.replacing("0.25", with: "1.e5"), "line 3: 1.e5 is no value"),
      (sound.replacing("[2, 3]", with: "[2, -Infinity]"), "line 4: -Infinity is no value"),
      (sound.replacing("\"weights\":", with: "\"weights\""), "line 3: a colon is missing behind a name"),
      (sound + "}", "line 7: something stands behind its end"), ("\"a", "line 1: a text has no closing quote"),
      ("\"a\nb\"", "line 2: a text holds a control character"),
      (#""\x""#, #"line 1: a text has a \ that means nothing"#),
      (#""\uD800""#, "line 1: a text has half of a character"),
      (#""\uD800\u0041""#, "line 1: a text has half of a character"),
      (#""\u12""#, #"line 1: a text has a \ that means nothing"#),
    ])
  func noJSON(_ text: String, _ expected: String) {
    #expect(message(text) == "it is not JSON: " + expected)
  }

  @Test("Texts have all that JSON can write")
  func texts() throws {
    let text = Self.sound.replacing(#"["a", "b"]"#, with: #"["\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\u0000", "é😀"]"#)
    let file = try MixtureFile(json: Array(text.utf8))
    #expect(file.columns == ["\"\\/\u{8}\u{C}\n\r\té😀\0", "é😀"])
    #expect(try MixtureFile(json: file.json()) == file)
    var broken = Array(Self.sound.utf8)
    broken[try #require(broken.firstIndex(of: UInt8(ascii: "a")))] = 0xFF
    #expect(throws: MixtureFileError.self) { try MixtureFile(json: broken) }
  }

  @Test("Other JSON is no mixture", arguments: ["[]", "null", "1", "\"x\"", "[1, 2]"])
  func otherJSON(_ text: String) {
    #expect(message(text) == "\"the file\" is not an object")
  }

  @Test("Brackets within brackets without end do not end the program")
  func nesting() {
    for count in [600, 1_000_000] {
      #expect(message(String(repeating: "[", count: count)).hasPrefix("it is not JSON"))
      #expect(message(String(repeating: #"{"a":"#, count: count)).hasPrefix("it is not JSON"))
      let nested = String(repeating: "[", count: count) + String(repeating: "]", count: count)
      #expect(
        message(Self.sound.replacing("[[0, 1], [2, 3]]", with: nested)).hasPrefix("it is not JSON: line 4: more than"))
    }
  }

  @Test func cannotBeRead() {
    let error = #expect(throws: MixtureFileError.self) { try MixtureFile(contentsOf: "/nowhere/model.json") }
    #expect(error?.description == "it cannot be read: No such file or directory")
  }
}
