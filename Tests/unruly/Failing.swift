import Notebook

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct Refusal: Error, CustomStringConvertible { var description: String { "this chapter refuses" } }

struct Throwing: Chapter {
  static let title = "Throwing"
  static let summary = "Throws an error."
  static let sourceFile: String? = "Failing.swift"

  func run() throws {
    //: Before.
    print("before the error")
    throw Refusal()
  }
}

struct Trapping: Chapter {
  static let title = "Trapping"
  static let summary = "Reads beyond the end of an array."
  static let sourceFile: String? = "Failing.swift"

  func run() throws {
    //: Before.
    let numbers = [1, 2, 3]
    print("before the trap")
    print(numbers[numbers.count + 4])  // traps here
  }
}

struct Hanging: Chapter {
  static let title = "Hanging"
  static let summary = "Never ends."
  static let sourceFile: String? = "Failing.swift"

  func run() throws {
    //: Before.
    print("before the hang")
    var sum = 0
    while sum >= 0 { sum = (sum &+ 1) & 0xffff }  // hangs here
  }
}

struct Exiting: Chapter {
  static let title = "Exiting"
  static let summary = "Ends its process."
  static let sourceFile: String? = "Failing.swift"

  func run() throws {
    //: Before.
    print("before the exit")
    exit(3)
  }
}
