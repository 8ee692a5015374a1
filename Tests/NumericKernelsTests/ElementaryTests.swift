import Foundation
import NumericKernels
import Testing

/// How many doubles lie between two numbers of the same sign.
private func unitsInTheLastPlace(_ left: Double, _ right: Double) -> Int {
  abs(Int(bitPattern: UInt(left.bitPattern)) - Int(bitPattern: UInt(right.bitPattern)))
}

@Suite("Exponential and logarithm")
struct ElementaryTests {
  // Ours are within 1 unit of the exact value and the system's within 0.52, so they are at most 1 unit apart.
  @Test("The exponential is within one unit in the last place of the system's")
  func exponential() {
    var worst = 0
    var argument = -745.0
    while argument < 709 {
      worst = max(worst, unitsInTheLastPlace(Elementary.exp(argument), exp(argument)))
      argument += 0.0073310177
    }
    for step in 0..<20_000 {
      let small = (Double(step) - 10_000) * 3.3e-5
      worst = max(worst, unitsInTheLastPlace(Elementary.exp(small), exp(small)))
    }
    #expect(worst <= 1)
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-746) == 0)
    #expect(Elementary.exp(-1e300) == 0)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(710) == .infinity)
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(-745.13) == .leastNonzeroMagnitude)
  }

  @Test("The logarithm is within one unit in the last place of the system's")
  func logarithm() {
    var worst = 0
    var argument = Double.leastNormalMagnitude * 0x1p-12
    while argument < 1e308 {
      worst = max(worst, unitsInTheLastPlace(Elementary.log(argument), log(argument)))
      argument *= 1.0100731
    }
    for step in 1..<60_000 {
      let near = 0.5 + Double(step) * 2.5e-5
      worst = max(worst, unitsInTheLastPlace(Elementary.log(near), log(near)))
    }
    #expect(worst <= 1)
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(1.nextUp) == log(1.nextUp))
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.nan).isNaN)
  }

  @Test("Weighting log-densities by hundreds loses nothing")
  func inverse() {
    for step in 0..<1000 {
      let value = pow(10, -300 + Double(step) * 0.6)
      let back = Elementary.exp(Elementary.log(value))
      #expect((back / value - 1).magnitude < 2e-13)
    }
  }
}
