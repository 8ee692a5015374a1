import Testing

@testable import Notebook

private enum Missing: String, CaseIterable, ParameterValue { case drop, refuse }

/// What can be typed for a value, and what is said of all else.
@Suite struct ParameterValueTests {
  private func problem<Value: ParameterValue>(_ type: Value.Type, _ text: String) -> String? {
    do throws(ParameterError) {
      _ = try Value(parameter: text)
      return nil
    } catch {
      return error.description
    }
  }

  /// Whatever a value is, what is written of it reads back as the same.
  @Test func valuesReadBackAsTheyAreWritten() throws {
    func check<Value: ParameterValue>(_ values: [Value], sourceLocation: SourceLocation = #_sourceLocation) throws {
      for value in values {
        #expect(try Value(parameter: value.parameterText) == value, sourceLocation: sourceLocation)
        #expect(value.recordedValue.pathOfNonFinite == nil)
      }
    }
    try check([0, 1, -1, Int.min, Int.max])
    try check([0.1, 1e-320, 3, -2.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 1e22, 1 / 3])
    #expect(try Double(parameter: (-0.0).parameterText).sign == .minus)
    try check([true, false])
    try check(["", "a", "é", " a ", "a=b", "\"", "a,b", "-1"])
    try check([1...8, 3...3, -5 ... -2, Int.min...Int.max])
    try check([Missing.drop, .refuse])
    try check([[], [1], [-1, 2, 3]])
    try check([[], [0.5], [1e-9, 2]])
    try check([
      [], [""], ["", ""], ["a"], ["a", "b"], ["a,b", "c"], ["say \"hi\"", " spaces ", "\"", "\"\""], ["ü", "\u{301}"],
      ["a\nb"], [","], ["\""], ["a\r\n"], ["\u{A0}a"],
    ])
  }

  @Test func numbersAreReadAsTheyAreTyped() throws {
    #expect(try Int(parameter: "+7") == 7)
    #expect(try Double(parameter: "1e-3") == 0.001)
    #expect(try Double(parameter: "0e5") == 0 && Double(parameter: "0x0p1") == 0)
    #expect(3.0.parameterText == "3" && 0.5.parameterText == "0.5" && 1e300.parameterText == "1e+300")
    #expect(try ClosedRange<Int>(parameter: "4") == 4...4)
    #expect(try [Int](parameter: " 1 , 2,3 ") == [1, 2, 3])
  }

  @Test(arguments: ["", " ", "1.0", "1e3", "seven", " 7", "7 ", "1_000", "٣", "0x10", "--7", "-"])
  func whatIsNoIntegerIsRefused(text: String) {
    #expect(problem(Int.self, text) == "\"\(text)\" is not an integer")
  }

  @Test func integersThatTheMachineCannotHoldAreOutOfBounds() {
    #expect(
      problem(Int.self, "9223372036854775808")
        == "9223372036854775808 is out of bounds: give -9223372036854775808 to 9223372036854775807")
    #expect(problem(Int.self, "-99999999999999999999")?.contains("out of bounds") == true)
  }

  @Test(arguments: ["", "0,5", "half", "1e", " 1", "1 2", "."])
  func whatIsNoNumberIsRefused(text: String) {
    #expect(problem(Double.self, text) == "\"\(text)\" is not a number such as 0.5")
  }

  @Test(arguments: ["nan", "inf", "-infinity", "1e400", "1e-400", "-0.0001e-400", "0x1p-2000"])
  func numbersThatWouldBeOthersAreRefused(text: String) {
    #expect(problem(Double.self, text)?.hasPrefix("\"\(text)\" is ") == true)
  }

  @Test(arguments: [
    ("1..8", "\"1..8\" is not an integer or a range such as 1...8"),
    ("1-8", "\"1-8\" is not an integer or a range such as 1...8"),
    ("...", "\"...\" is not an integer or a range such as 1...8"),
    ("1...", "\"1...\" is not an integer or a range such as 1...8"),
    ("1...2...3", "\"1...2...3\" is not an integer or a range such as 1...8"),
    ("8...1", "\"8...1\" ends before it begins: write 1...8"),
  ])
  func whatIsNoRangeIsRefused(text: String, message: String) {
    #expect(problem(ClosedRange<Int>.self, text) == message)
  }

  @Test func wordsAreNamedWithTheNearest() {
    #expect(problem(Missing.self, "dorp") == "\"dorp\" is not one of drop, refuse (did you mean drop?)")
    #expect(problem(Missing.self, "") == "\"\" is not one of drop, refuse")
    #expect(problem(Missing.self, "Drop") != nil)
    #expect(Missing.parameterForm == "drop | refuse")
    #expect(problem(Bool.self, "yes") == "\"yes\" is not true or false")
  }

  @Test func listsAreReadAsTablesAre() throws {
    #expect(try [String](parameter: "height, weight") == ["height", "weight"])
    #expect(try [String](parameter: "\"a,b\",\"say \"\"hi\"\"\" , c") == ["a,b", "say \"hi\"", "c"])
    #expect(try [String](parameter: "\" a\"") == [" a"])
    #expect(try [String](parameter: "\"\"") == [""])
  }

  @Test(arguments: ["a,", ",a", "a,,b", ",", " ", "\"a", "\"a\"b", "a\"b", "\"a\"\"", "\"\"\""])
  func brokenListsAreRefused(text: String) {
    #expect(problem([String].self, text) != nil)
  }

  @Test func anElementIsRefusedForItself() {
    #expect(problem([Int].self, "1,two") == "\"two\" is not an integer")
    #expect(problem([Double].self, "1,\"0,5\"") == "\"0,5\" is not a number such as 0.5")
  }

  @Test func aFileMustBeThereAndBeAFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "points.csv")
    let path = "\(folder.path)/points.csv"
    #expect(try ParameterFile(parameter: path).parameterFiles == [ParameterFile(path: path)])
    #expect(problem(ParameterFile.self, "") == "the path of a file is missing")
    #expect(problem(ParameterFile.self, "\(path)s") == "there is no file \(path)s")
    #expect(problem(ParameterFile.self, folder.path) == "\(folder.path) is a folder: name a file")
    #expect(problem(ParameterFile.self, "/dev/null")?.contains("is no file but") == true)
    #expect(
      problem(ParameterFile.self, "~/points.csv")?.hasSuffix("~ is not expanded here, so write the folder out") == true)
    #expect(problem(ParameterFile.self, "\(path)/x")?.contains("Not a directory") == true)
  }
}
