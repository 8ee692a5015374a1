import Testing

@testable import Plotting

@Suite struct TickSearchTests {
  func ticks(_ lower: Double, _ upper: Double, target: Double, staysInside: Bool = false) -> [Double]? {
    TickSearch(lower: lower, upper: upper, target: target, staysInside: staysInside).best { _ in 1 }?.written().ticks
      .map(\.value)
  }

  /// The example of Talbot, Lin and Hanrahan (2010), as the reference implementation in R documents it.
  @Test func findsThePapersTicks() {
    #expect(ticks(8.1, 14.1, target: 4) == [8, 10, 12, 14])
  }

  @Test(arguments: [1e-300, 1e-12, 1e-3, 1, 1e6, 1e12, 1e90])
  func doesNotDependOnTheUnit(unit: Double) throws {
    let found = try #require(ticks(8.1 * unit, 14.1 * unit, target: 4))
    for (tick, expected) in zip(found, [8.0, 10, 12, 14]) { #expect(abs(tick / unit - expected) < 1e-12) }
    #expect(found.count == 4)
  }

  @Test func staysInsideWhenAsked() throws {
    let found = try #require(ticks(8.1, 14.1, target: 4, staysInside: true))
    #expect(found.allSatisfy { $0 >= 8.1 && $0 <= 14.1 })
    #expect(found.count >= 3)
  }

  @Test func passesOverTicksThatCannotBeRead() throws {
    let search = TickSearch(lower: 0, upper: 10, target: 6, staysInside: true)
    let few = try #require(search.best { $0.count <= 3 ? 1 : nil })
    #expect(few.written().ticks.map(\.value) == [0, 5, 10])
    #expect(search.best { _ in nil } == nil)
  }

  /// Steps of 2.5 or 4 would cover these ranges a little better.
  @Test func countsInOnesTwosAndFives() {
    #expect(ticks(0, 0.139, target: 6.2, staysInside: true) == [0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12])
    #expect(ticks(-3173, -2965, target: 6.2, staysInside: true) == [-3150, -3100, -3050, -3000])
  }

  @Test func hasNoTicksForAnEmptyRange() {
    #expect(ticks(1, 1, target: 4) == nil)
  }
}
