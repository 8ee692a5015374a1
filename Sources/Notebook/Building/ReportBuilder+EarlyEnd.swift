import SafeFiles

/// How a chapter's process ended before the chapter did.
package struct EarlyEnd: Sendable {
  /// Why, in words for people.
  package var reason: String
  /// What the runtime said on standard error when it stopped the process, which the reason repeats.
  package var lastWords: String?
  /// The lines of the chapter's source on the stack that the process ended with, innermost first, if that is known.
  package var stack: [Int]
  /// The line of the statement that last printed, showed or recorded, if one is known.
  package var lastLine: Int?

  package init(reason: String, lastWords: String? = nil, stack: [Int] = [], lastLine: Int? = nil) {
    self.reason = reason
    self.lastWords = lastWords
    self.stack = stack
    self.lastLine = lastLine
  }
}

extension ReportBuilder {
  /// Writes the page of a chapter whose process ended by itself (a trap) or was ended (a hang), with all that it had said
  /// until then.
  ///
  /// - Parameter journal: What the process noted; `nil` if it could not, which the reason tells.
  /// - Throws: When a file cannot be read or written.
  package func buildFailurePage(
    _ run: PlannedRun, end: EarlyEnd, journal: JournalMemory?, into folder: String
  ) throws -> (outcome: ChapterOutcome, summary: RunSummary) {
    let name = run.name
    var build = try start(run, into: folder)
    let base = ModuleBuild.imageBase(of: build.chapter)
    var further: [SourceProblem] = []
    var contents = JournalMemory.Contents()
    do throws(JournalError) {
      if let journal { contents = try journal.contents(base: base) }
    } catch {
      further.append(SourceProblem(message: "what it had said until then cannot be read: \(error)"))
    }
    if let loss = contents.loss { further.append(SourceProblem(message: loss)) }
    // Of what the process wrote, a file is whole if it was noted; all else was cut off somewhere.
    let noted = try notedFiles(of: contents, in: "\(folder)/\(name)")
    for path in [name, type(of: pages).addresses.page(of: name)] { try FileSystem.removeTree("\(folder)/\(path)") }
    for (file, bytes) in noted { try build.files.write(bytes, to: file) }

    var sourceFolder: String?
    if let file = try? source(of: build.chapter),
      let source = try? CellParser(file.text, typeName: String(describing: build.chapter)).parse()
    {
      let layout = source.layout(sourceFile: file.path, of: build.chapter)
      let running = RunningStatement(layout: layout)
      build.transcript = Transcript(contents.history, contents.pieces, of: running)
      if let lastWords = end.lastWords { build.transcript.removeLastWords(lastWords) }
      let failure = failure(end, contents, running, build.transcript, file: build.sourceFile)
      // What ended the recording before stands at its place, and this at the end of the page.
      if build.transcript.failure == nil {
        build.transcript.failure = failure
      } else {
        further.append(SourceProblem(line: failure.line?.line, message: failure.message))
      }
      build.weave(source, text: file.text)
      sourceFolder = folderPath(of: file.path)
    } else {
      build.fail(SourceProblem(line: end.stack.first ?? end.lastLine, message: end.reason))
    }
    let outcome = try write(build, sourceFolder: sourceFolder, further: further)
    return (outcome, RunSummary(build.transcript))
  }

  /// The bytes of the pictures that the chapter had shown and of the files that it had left, in their order.
  private func notedFiles(
    of contents: JournalMemory.Contents, in folder: String
  ) throws(SystemError) -> [(file: String, bytes: [UInt8])] {
    var found: [(file: String, bytes: [UInt8])] = []
    for event in contents.history.events {
      for file in Self.files(of: event.entry.content) {
        if let bytes = contents.files[file] {
          found.append((file, bytes))
        } else if try FileSystem.status("\(folder)/\(file)") != nil {
          found.append((file, try FileSystem.contents(of: "\(folder)/\(file)")))
        }
      }
    }
    return found
  }

  /// The files that an entry stands for, as they are written when it is recorded.
  private static func files(of content: Transcript.Content) -> [String] {
    switch content {
    case .figure(let figure):
      let stem = String(figure.image.file.dropLast(".png".count))
      return [figure.image.file, figure.image.darkFile, stem + RenderedFigure.sceneSuffix].compactMap(\.self)
    case .file(let file): return [file.name]
    case .text, .omittedLines, .table, .value: return []
    }
  }

  /// The end as the page tells it: at the statement of `run()` where it was, as far as that is known.
  private func failure(
    _ end: EarlyEnd, _ contents: JournalMemory.Contents, _ running: RunningStatement, _ transcript: Transcript,
    file: String
  ) -> RecordedFailure {
    let layout = running.layout
    var message = end.reason
    if transcript.hasGuessedPlaces {
      message += " (what it printed just before stands at the last statement known)"
    }
    if contents.history.end != nil {
      return RecordedFailure(message: "\(message) (after run() had ended)", isAtEnd: true)
    }
    func at(_ line: Int) -> RecordedFailure {
      RecordedFailure(message: message, line: RecordedLine(file: file, line: line))
    }
    // What is further out called what is further in, down to where it ended.
    let statement = end.stack.last(where: layout.isStatement) ?? end.stack.last(where: layout.body.contains)
    if let statement {
      if let innermost = end.stack.first, innermost != statement { message += " (at \(file):\(innermost))" }
      return at(statement)
    }
    if case .statement(let line)? = contents.stackOfEnd.map(running.find) { return at(line) }
    if let line = transcript.entries.last?.line ?? end.lastLine {
      message += " (some time after this line)"
      return at(line)
    }
    if contents.hasBegun {
      message += " (at this line, or some time after it)"
      return at(layout.firstStatement)
    }
    return RecordedFailure(message: message, isAtEnd: true)
  }
}
