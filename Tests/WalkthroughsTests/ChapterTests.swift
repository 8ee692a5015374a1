import Foundation
import Notebook
import Testing

@testable import walkthroughs

/// Every chapter, run once as the program runs it, against what NumPy, SciPy and scikit-learn compute.
@Suite(.serialized)
struct ChapterTests {
  @Test(arguments: ["kmeans-failure", "em-1d", "em-2d", "why-em", "digits", "your-data", "formulas"])
  func `recorded values agree with the reference`(chapter: String) throws {
    let report = try Self.report.get()
    let outcome = try #require(report.outcomes.first { $0.name == chapter })
    #expect(outcome.failures.isEmpty, "\(outcome.failures)")

    let values = try report.values(of: chapter)
    let reference = try #require(try ReferenceValues.load().chapters[chapter])
    #expect(!reference.isEmpty)
    for entry in reference {
      let recorded = try #require(values[entry.name], "\(entry.name) is not recorded")
      #expect(entry.value.difference(from: recorded, tolerance: entry.tolerance, at: entry.name) == nil)
    }
  }

  @Test func `the E-step's responsibilities are printed as published, character for character`() throws {
    let page = try Self.report.get().text("em-1d/README.md")
    let printed = try String(contentsOf: fixture("printed-e-step.txt"), encoding: .utf8)
    let parts = try #require(printed.range(of: "]]\n["))
    let table = printed[..<parts.lowerBound] + "]]"
    let sums = "[" + printed[parts.upperBound...].trimmingCharacters(in: .newlines)
    #expect(page.contains(table))
    #expect(page.contains(sums))
  }

  @Test func `the first rows of the published fit are printed as published, up to the order of columns`() throws {
    let page = try Self.report.get().text("kmeans-failure/README.md")
    #expect(
      page.contains(
        """
        [[0.    0.463 0.    0.537]
         [0.    0.    1.    0.   ]
         [0.    0.    1.    0.   ]
         [0.    0.    0.    1.   ]
         [0.    0.    1.    0.   ]]
        """))
  }

  @Test func `the true log-likelihood never falls, the published curve does`() throws {
    let report = try Self.report.get()
    let correct = try report.numbers("logLikelihood", of: "em-2d")
    #expect(correct.count == 51)
    #expect(zip(correct, correct.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
    let published = try report.numbers("published.thirdRun.logLikelihood", of: "em-2d")
    #expect(zip(published, published.dropFirst()).contains { $0 > $1 })
    for name in ["tenIterations.logLikelihood", "tenIterations.fromStandardDeviations.logLikelihood"] {
      let values = try report.numbers(name, of: "em-1d")
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 }, "\(name)")
    }
  }

  @Test func `each E-step touches the bound, each M-step lifts it, and the log-likelihood lies above`() throws {
    let report = try Self.report.get()
    let logLikelihoods = try report.numbers("bound.logLikelihoods", of: "why-em")
    let lifted = try report.numbers("bound.afterMStep", of: "why-em")
    for (step, bound) in lifted.enumerated() {
      #expect(logLikelihoods[step] < bound)
      #expect(bound < logLikelihoods[step + 1])
    }
  }

  @Test func `run to its end, the third run says something else than was printed`() throws {
    let posterior = try Self.report.get().numbers("thirdRun.converged.posterior", of: "em-2d")
    // SciPy and scikit-learn, from the same model: 0.984 and 0.016.
    #expect(abs(posterior[0] - 0.984) < 5e-4)
    #expect(abs(posterior[1] - 0.016) < 5e-4)
  }

  @Test func `what the table of mistakes says of the program without one is that it is right`() throws {
    guard case .array(let trials)? = try Self.report.get().values(of: "em-1d")["mistakes"],
      case .object(let right)? = trials.first, case .number(let falls)? = right["falls"],
      case .number(let end)? = right["end"]
    else {
      Issue.record("the trials are not recorded as they were")
      return
    }
    #expect(trials.count == 16)
    #expect(falls == 0)
    // The maximum that NumPy's EM reaches from the same guess.
    #expect(abs(end - -186.11137719681753) < 1e-9)
  }

  @Test func `every figure that others rely on is drawn`() throws {
    let report = try Self.report.get()
    let figures = [
      "kmeans-failure": [
        "kmeans-scatter", "kmeans-circles", "kmeans-circles-stretched", "gmm-labels", "gmm-labels-sized",
        "gmm-stretched",
      ],
      "em-1d": ["e-step", "m-step", "second-e-step", "log-likelihood"]
        + (0...9).map { "published-iteration-0\($0)" } + (0...9).map { "corrected-iteration-0\($0)" }
        + ["corrected-iteration-10"],
      "em-2d": [
        "initial-state", "log-likelihood", "final-state", "published-initial-state", "published-log-likelihood",
        "published-final-state",
      ] + (0...9).map { "iteration-0\($0)" },
      "why-em": [
        "bound-steps", "bound-curve-00", "landscape", "gradient", "rate-by-overlap", "k-means-limit",
      ],
      "digits": [
        "digits", "explained-variance", "aic", "generated-digits", "generated-digits-wider", "generated-and-nearest",
        "trade-off",
      ],
      "formulas": ["at-a-glance"],
      "your-data": ["points", "criteria", "log-likelihood", "model", "certainty"],
    ]
    for (chapter, names) in figures.sorted(by: { $0.key < $1.key }) {
      for name in names {
        let bytes = try Data(contentsOf: report.folder.appending(path: "\(chapter)/\(name).png"))
        #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(chapter)/\(name)")
      }
    }
  }

  @Test func `sequences have as many frames as ever`() throws {
    let report = try Self.report.get()
    let sequences = [
      ("em-1d", "corrected-iteration", 11), ("em-1d", "published-iteration", 10), ("em-2d", "iteration", 12),
      ("why-em", "bound-curve", 5),
    ]
    for (chapter, name, count) in sequences {
      let folder = report.folder.appending(path: chapter).path
      let frames = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
        $0.wholeMatch(of: try Regex("\(name)-[0-9]+\\.png")) != nil
      }
      #expect(frames.count == count, "\(name)")
    }
  }

  @Test(arguments: ["kmeans-failure", "em-1d", "em-2d", "why-em", "digits"])
  func `a reader can check himself, and finds the answers folded`(chapter: String) throws {
    let page = try Self.report.get().text("\(chapter)/README.md")
    let questions = page.matches(
      of:
        /<details>\n<summary><strong>Check yourself\.<\/strong> [^<]+\?<\/summary>\n\n(?:(?!<\/?details>)[\s\S])+?\n\n<\/details>/
    )
    #expect((2...4).contains(questions.count), "\(questions.count) questions")
    #expect(page.components(separatedBy: "Check yourself").count - 1 == questions.count)
  }

  @Test(arguments: ["kmeans-failure", "em-1d", "em-2d", "why-em", "digits", "formulas"])
  func `what is no number is printed alike on every processor`(chapter: String) throws {
    let page = try Self.report.get().text("\(chapter)/README.md")
    #expect(!page.contains("-nan"))
    #expect(!page.contains("−nan"))
  }

  @Test func `fifteen questions each lead to a section`() throws {
    let page = try Self.report.get().text("formulas/README.md")
    let questions = page.components(separatedBy: "\n").filter { $0.contains(/^\d+\. \*\*.+\?\*\*/) }
    #expect(questions.count == 15)
    let list = try #require(page.components(separatedBy: "## Questions").last)
    let answers = list.components(separatedBy: "?**").dropFirst()
    #expect(answers.count == 15)
    for answer in answers {
      let address = try #require(answer.firstMatch(of: /\]\(\.\.\/([a-z0-9-]+)\/README\.md#([^)]+)\)/), "\(answer)")
      let target = try Self.report.get().text("\(address.1)/README.md")
      let headings = target.components(separatedBy: "\n").filter { $0.hasPrefix("#") }
      let anchors = headings.map { heading in
        String(
          heading.drop { $0 == "#" || $0 == " " }.lowercased().compactMap { letter -> Character? in
            letter == " " ? "-" : letter.isLetter || letter.isNumber || letter == "-" ? letter : nil
          })
      }
      #expect(
        anchors.contains(String(address.2)) || target.contains("<a id=\"\(address.2)\"></a>"), "\(address.2)")
    }
  }

  @Test func `every formula of the last chapter holds`() throws {
    let report = try Self.report.get()
    let left = try report.numbers("checks.byFormula", of: "formulas")
    let right = try report.numbers("checks.otherwise", of: "formulas")
    #expect(left.count == 12 && right.count == 12)
    for (one, other) in zip(left, right) { #expect(abs(one - other) <= 1e-6 * abs(other)) }
  }

  /// The report is made once for all tests.
  private static let report = Result { try BuiltReport() }
}

/// The chapters of the catalogue, built into a temporary folder.
private struct BuiltReport: Sendable {
  let folder: URL
  let outcomes: [ChapterOutcome]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "walkthroughs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let builder = try ReportBuilder(catalogue: catalogue)
    let path = folder.path
    outcomes = try catalogue.chapters.map { try builder.build(chapter: $0.name, into: path) { _ in } }
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  func values(of chapter: String) throws -> [String: ReferenceValues.Value] {
    let data = try Data(contentsOf: folder.appending(path: "\(chapter)/values.json"))
    return try JSONDecoder().decode([String: ReferenceValues.Value].self, from: data)
  }

  func numbers(_ name: String, of chapter: String) throws -> [Double] {
    guard case .array(let values)? = try values(of: chapter)[name] else { throw CocoaError(.coderValueNotFound) }
    return values.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }
}

/// A file of this target's `Fixtures` folder.
func fixture(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
}
