import Foundation
import Notebook

/// What is shipped, or a file.
enum Source: ParameterValue {
  case shipped
  case file(ParameterFile)

  init(parameter text: String) throws(ParameterError) {
    self = text == "shipped" ? .shipped : .file(try ParameterFile(parameter: text))
  }

  var parameterText: String {
    switch self {
    case .shipped: "shipped"
    case .file(let file): file.parameterText
    }
  }

  static var parameterForm: String { "\"shipped\" or the path of a file" }

  var parameterFiles: [ParameterFile] { if case .file(let file) = self { [file] } else { [] } }
}

struct Reading: Chapter {
  static let title = "Reading"
  static let summary = "Counts the lines of a file."

  @Parameter("What is read.") var data = Source.shipped
  @Parameter("Seed of the random numbers.", in: 0...9) var seed = 0
  @Parameter("Whether the file is written over meanwhile.") var meddles = false

  func run() throws {
    //: There are so many lines.
    var lines = 3
    if case .file(let file) = data {
      lines = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\n").count
      if meddles { try "other".write(toFile: file.path, atomically: false, encoding: .utf8) }
    }
    record("lines", lines)
    print(lines, "lines, seed", seed)
  }
}
