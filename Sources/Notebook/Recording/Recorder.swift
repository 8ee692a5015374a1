import Plotting
import Synchronization

/// What a chapter asked to have shown.
struct FigureRequest: Sendable {
  var name: String
  var frame: Int?
  var alternativeText: String?
  var caption: String?
}

/// Takes down what a running chapter prints, shows and records.
///
/// The chapter's members find it as a task-local value. Figures are drawn and handed to the sink at once, so that
/// memory does not grow with their number.
final class Recorder: Sendable {
  @TaskLocal static var current: Recorder?

  private let state = Mutex(RecorderState())
  private let renderer: any FigureRenderer
  private let sourceFile: String
  private let write: @Sendable (_ name: String, _ bytes: [UInt8]) throws -> Void
  private let reached: @Sendable (_ line: Int) -> Void

  /// - Parameters:
  ///   - sourceFile: The chapter's source file; what other files record is refused, since it has no place on the page.
  ///   - write: Takes a file of the chapter's folder.
  ///   - reached: Is told the line of each call.
  init(
    sourceFile: String, renderer: any FigureRenderer,
    write: @escaping @Sendable (String, [UInt8]) throws -> Void,
    reached: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.sourceFile = sourceFile
    self.renderer = renderer
    self.write = write
    self.reached = reached
  }

  /// What was recorded so far.
  var transcript: Transcript { state.withLock { $0.transcript } }

  func print(_ text: String, at line: RecordedLine) {
    guard begin(at: line) else { return }
    state.withLock { $0.append(text, at: line.line) }
  }

  func record(_ name: String, _ value: RecordedValue, at line: RecordedLine) {
    guard begin(at: line) else { return }
    do {
      try Names.validate(value: name)
      if let path = value.pathOfNonFinite {
        throw RecordingError(
          "\(name)\(path) is not a finite number, which values.json cannot hold: record what it means as a string or a Bool"
        )
      }
      try state.withLock { state in
        guard state.valueNames.insert(name).inserted else {
          throw RecordingError("a value named \"\(name)\" is already recorded: names are used once in a chapter")
        }
        let value = NamedValue(name: name, value: value)
        state.transcript.entries.append(.init(line: line.line, content: .value(value)))
      }
    } catch {
      fail(String(describing: error), at: line)
    }
  }

  func show(_ table: Table, name: String?, caption: String?, at line: RecordedLine) {
    guard begin(at: line) else { return }
    do {
      if let name {
        try Names.validate(figure: name)
        try state.withLock { try $0.take(name: name, files: []) }
      }
      state.withLock {
        $0.transcript.entries.append(
          .init(line: line.line, content: .table(table, name: name, caption: caption)))
      }
    } catch {
      fail(String(describing: error), at: line)
    }
  }

  func show(_ request: FigureRequest, _ figure: Figure, at line: RecordedLine) {
    guard begin(at: line) else { return }
    do {
      try Names.validate(figure: request.name)
      let stem = try frameName(request)
      // What a figure says of itself is made from its data, so it is asked once.
      let alternativeText = request.alternativeText ?? figure.alternativeText
      var figure = figure
      figure.alternativeText = alternativeText
      guard alternativeText.contains(where: { !$0.isWhitespace }) else {
        throw RecordingError("the figure \"\(request.name)\" has no alternative text: say what it shows with alt:")
      }
      let files = (light: stem + ".png", dark: stem + "-dark.png")
      try state.withLock { state in
        if let frame = request.frame {
          try state.takeFrame(frame, of: request.name, files: [files.light, files.dark])
        } else {
          try state.take(name: request.name, files: [files.light, files.dark])
        }
      }
      let rendered = try renderer.render(figure)
      try write(files.light, rendered.light)
      if let dark = rendered.dark { try write(files.dark, dark) }
      if let scene = rendered.scene { try write(stem + RenderedFigure.sceneSuffix, Array(scene.utf8)) }
      let image = FigureImage(
        file: files.light, darkFile: rendered.dark == nil ? nil : files.dark, alternativeText: alternativeText,
        width: rendered.width, height: rendered.height)
      let shown = ShownFigure(name: request.name, frame: request.frame, caption: request.caption, image: image)
      state.withLock { $0.transcript.entries.append(.init(line: line.line, content: .figure(shown))) }
    } catch {
      fail(String(describing: error), at: line)
    }
  }

  /// Ends the recording; only the first failure counts.
  func fail(_ message: String, at line: RecordedLine?) {
    state.withLock { state in
      if state.transcript.failure == nil {
        state.transcript.failure = RecordedFailure(message: message, line: line)
      }
    }
  }

  /// Whether recording goes on; refuses calls from other files.
  private func begin(at line: RecordedLine) -> Bool {
    guard transcriptIsOpen else { return false }
    guard line.file == sourceFile else {
      fail(
        "\(fileName(of: line.file)):\(line.line) records outside the chapter's source, where it has no place on the page: "
          + "let the helper take `file: String = #filePath, line: Int = #line` and pass them on", at: nil)
      return false
    }
    reached(line.line)
    return true
  }

  private var transcriptIsOpen: Bool { state.withLock { $0.transcript.failure == nil } }

  private func frameName(_ request: FigureRequest) throws -> String {
    guard let frame = request.frame else { return request.name }
    guard frame >= 0 else {
      throw RecordingError("frame \(frame) of \"\(request.name)\": frames are numbered 0, 1, 2 and so on")
    }
    return request.name + (frame < 10 ? "-0" : "-") + String(frame)
  }
}

/// A call that cannot be recorded.
struct RecordingError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
