import Notebook

struct NotFinite: Chapter {
  static let title = "Not finite"
  static let summary = "A number that JSON does not have."

  struct Fit: Encodable {
    var weights = [0.5, 0.25, 0.25, Double.nan]
  }

  func run() {
    //: It is told where it is.
    record("fit", Fit())
  }
}

struct NotEncodable: Chapter {
  static let title = "Not encodable"
  static let summary = "A value that refuses."
  static let sourceFile: String? = "NotFinite.swift"

  struct Refusal: Encodable {
    func encode(to encoder: any Encoder) throws { throw FixtureError(description: "not today") }
  }

  func run() {
    //: It is told why.
    record("refusal", Refusal())
  }
}
