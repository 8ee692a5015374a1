import Foundation
import Notebook

/// Has as many tables before the last as the environment says.
struct Counting: Chapter {
  static let title = "Counting"
  static let summary = "What others refer to moves."
  static let sourceFile: String? = "Referring.swift"

  func run() throws {
    //: ## Tables
    let count = ProcessInfo.processInfo.environment["UNRULY_TABLES"].flatMap(Int.init) ?? 0
    for index in 0..<count { show("table-\(index)", caption: "Before", Table(["n"], rows: [[index]])) }
    if count < 3 { show("last", caption: "Last", Table(["n"], rows: [[count]])) }
  }
}

struct Referring: Chapter {
  static let title = "Referring"
  static let summary = "Refers to another chapter."
  static let sourceFile: String? = "Referring.swift"

  func run() throws {
    //: The last is [](counting#table:last).
    print("done")
  }
}
