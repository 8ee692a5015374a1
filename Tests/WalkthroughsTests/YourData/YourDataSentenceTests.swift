import Foundation
import NumPyRandom
import Testing

/// What the page on one's own data says of tables of which something is to be said.
@Suite(.serialized)
struct YourDataSentenceTests {
  @Test func `a table of which a part is compared says so, and what is close or within each other is doubted`() throws {
    // Long tails: one row in three is ten times as wide.
    var random = RandomState(seed: 1)
    let lines = (0..<900).map { row in
      (0..<3).map { _ in "\((row % 3 == 0 ? 10 : 1) * random.standardNormal())" }.joined(separator: ",")
    }
    let run = try YourDataRun(
      table: "a,b,c\n" + lines.joined(separator: "\n") + "\n",
      ["components=2", "sample=300", "covariances=spherical,diagonal", "bootstraps=20"])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    let page = try run.text("README.md")
    #expect(page.contains("300 of the 900 rows, drawn at random"))
    #expect(page.contains("What is chosen is what so many rows can tell"))
    #expect(page.contains("components 1 and 2") && page.contains("of their deviation apart"))
    #expect(page.contains("a sphere for each") && !page.contains("a circle for each"))
    guard case .array(let errors)? = try run.values()["covariances.standardErrors"] else {
      throw CocoaError(.coderValueNotFound)
    }
    // The narrow component's variance is about 1: were it taken for the wide one's in a sample, it would be off by ten.
    #expect(errors.count == 2)
    let model = try run.model().mixture
    let narrow = model.covarianceMatrices[0][0, 0] < model.covarianceMatrices[1][0, 0] ? 0 : 1
    guard case .array(let rows) = errors[narrow], case .array(let row)? = rows.first,
      case .number(let error)? = row.first
    else { throw CocoaError(.coderValueNotFound) }
    #expect(error < 0.5)
  }

  @Test func `more components than rows are told as such`() throws {
    let failure = try YourDataRun(table: "x,y\n1,2\n2,3.5\n4,1\n", ["components=5...8"]).outcome.failures.first
    #expect(failure?.message.contains("There are 3 rows to fit to, and 5 components at least were asked for") == true)
  }

  @Test func `a label that numbers the rows is compared with nothing`() throws {
    let run = try YourDataRun(["data=\(fixture("heights.csv").path)", "columns=height", "label=weight", "bootstraps=0"])
    #expect(try run.text("README.md").contains("Most rows are then a group of their own"))
  }

  @Test func `a single start is told as such`() throws {
    let run = try YourDataRun(["data=\(fixture("heights.csv").path)", "components=2", "restarts=1", "bootstraps=0"])
    let page = try run.text("README.md")
    // The hierarchy's division leads to a lower end of these rows than one with a component moved.
    #expect(page.contains("A single start ended elsewhere; EM came here after components were moved"))
    #expect(page.contains("There was one start only"))
    let eruptions = try YourDataRun(["components=2", "restarts=1", "bootstraps=0"]).text("README.md")
    #expect(eruptions.contains("A single start led here"))
    let one = try YourDataRun(["data=\(fixture("heights.csv").path)", "components=1", "restarts=1", "bootstraps=0"])
      .text(
        "README.md")
    #expect(one.contains("There is one way to fit one component"))
    #expect(!one.contains("There was one start only"))
  }

  @Test func `a search that did not come to its end is doubted`() throws {
    let page = try YourDataRun(["components=1...8", "restarts=1", "bootstraps=0"]).text("README.md")
    #expect(page.contains("Some models are worse than one of the same kind with fewer components"))
    #expect(page.contains("search not at its end"))
  }

  /// Old Faithful's columns vary by 1.1 and 13.6 minutes.
  @Test(arguments: [("covariances=spherical", true), ("covariances=full", false), ("standardize=true", false)])
  func `circles in unlike units are doubted`(setting: String, isDoubted: Bool) throws {
    let page = try YourDataRun(["components=2", "bootstraps=0", setting]).text("README.md")
    #expect(page.contains("Circles have one width for all columns") == isDoubted)
  }
}
