import Testing

@testable import Notebook

struct ValuePathTests {
  private static let values: [String: RecordedValue] = [
    "fit": ["aic": [1.5], "weights": [0.25, 0.75], "a b": [7]].recordedValue, "gmm.weights": [1, 2].recordedValue,
    "twice": ["part": 1].recordedValue, "twice.part": .integer(2),
    "rows": .array([.object(["mean": .number(3)])]),
  ]

  private func value(_ path: String) throws -> RecordedValue? {
    let characters = Array(path)
    var index = 0
    let value = try ValuePath(characters, at: &index).value(in: Self.values)
    #expect(index == characters.count)
    return value
  }

  @Test(arguments: [
    ("fit.aic[0]", "1.5"), ("fit.weights[1]", "0.75"), ("gmm.weights[0]", "1"), ("fit[\"a b\"][0]", "7.0"),
    ("rows[0].mean", "3.0"), ("fit[\"aic\"]", "[1.5]"),
  ])
  func parts(path: String, expected: String) throws {
    #expect(try value(path)?.json == expected)
  }

  @Test(arguments: [
    ("fit.aci", "fit has no member named aci: did you mean .aic?"),
    ("fit.weights[2]", "fit.weights has 2 elements, so there is none at index 2"),
    ("fit[0]", "fit is not an array, so it has no element 0"),
    ("gmm.weights.x", "gmm.weights has no members, so there is no gmm.weights.x"),
    ("twice.part", "twice.part could be the value recorded under that name or a part of twice: rename one of them"),
  ])
  func problems(path: String, message: String) {
    #expect(throws: ValuePathError(message)) { try value(path) }
  }

  @Test func whatIsNotRecorded() throws {
    #expect(try value("nothing.at.all") == nil)
  }
}
