import LinearAlgebra
import Testing

@testable import walkthroughs

/// The expectations are what NumPy 2.4.6 prints.
struct NumPyTextTests {
  @Test func `values of one size are printed with a fixed point, padded with spaces`() {
    let matrix = Matrix(rows: [[0, 0.4632881965975888, 0.5367115590939694], [1, 0, 0]])
    #expect("\(NumPyText(matrix, roundedTo: 3))" == "[[0.    0.463 0.537]\n [1.    0.    0.   ]]")
  }

  @Test func `a range over a thousandfold is printed with exponents, padded with zeros`() {
    #expect("\(NumPyText([1.0, 0.5, 1e-12]))" == "[1.e+00 5.e-01 1.e-12]")
    #expect("\(NumPyText([12345.0, 1.0]))" == "[1.2345e+04 1.0000e+00]")
  }

  @Test func `a sign takes a column of its own`() {
    #expect("\(NumPyText([-1.5, 22.25, 3]))" == "[-1.5  22.25  3.  ]")
    #expect("\(NumPyText([-1.5e-9, 2]))" == "[-1.5e-09  2.0e+00]")
  }

  @Test func `eight digits behind the point at most`() {
    #expect("\(NumPyText([1 / 3.0, 2]))" == "[0.33333333 2.        ]")
  }

  @Test func `exponents of three digits`() {
    #expect("\(NumPyText([1e-300, 1]))" == "[1.e-300 1.e+000]")
  }

  @Test func `long arrays are wrapped at 75 characters`() {
    let text = "\(NumPyText(Array(repeating: 1.0, count: 60)))"
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "[1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1.")
    #expect(lines[2].hasSuffix("1. 1.]"))
  }
}
