import Plotting
import Synchronization

/// What a chapter asked to have shown.
struct FigureRequest: Sendable {
  var name: String
  var frame: Int?
  var alternativeText: String?
  var caption: String?
  var varies = false
}

/// Takes down what a running chapter prints, shows and records, each with the statement of `run()` that caused it.
///
/// Figures are drawn and handed to the sink at once, so that memory does not grow with their number.
final class Recorder: Sendable {
  let running: RunningStatement
  let state: Mutex<RecorderState>
  private let renderer: any FigureRenderer
  private let write: @Sendable (_ name: String, _ bytes: [UInt8]) throws -> Void
  private let reached: @Sendable (_ line: Int) -> Void

  /// - Parameters:
  ///   - layout: Which lines of the chapter's source are statements of `run()`.
  ///   - write: Takes a file of the chapter's folder.
  ///   - journal: Where all is noted so that it outlives the process.
  ///   - reached: Is told the line of each statement that prints, shows or records.
  init(
    layout: RunLayout, renderer: any FigureRenderer, journal: RunJournal? = nil,
    write: @escaping @Sendable (String, [UInt8]) throws -> Void,
    reached: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    running = RunningStatement(layout: layout)
    state = Mutex(RecorderState(journal: journal))
    self.renderer = renderer
    self.write = write
    self.reached = reached
  }

  func print(_ text: String, varies: Bool = false, at call: RecordedLine) {
    guard let moment = begin(at: call) else { return }
    defer { finishCall() }
    state.withLock { $0.append(text, kind: varies ? .varying : .plain, at: moment) }
  }

  func record(_ name: String, _ value: RecordedValue, varies: Bool = false, at call: RecordedLine) {
    guard let moment = begin(at: call) else { return }
    defer { finishCall() }
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
        state.add(.value(NamedValue(name: name, value: value, varies: varies)), at: moment)
      }
    } catch {
      fail(String(describing: error), at: call)
    }
  }

  func show(_ table: Table, name: String?, caption: String?, varies: Bool = false, at call: RecordedLine) {
    guard let moment = begin(at: call) else { return }
    defer { finishCall() }
    do {
      if let name {
        try Names.validate(figure: name)
        try state.withLock { try $0.take(name: name, files: [name + ".csv"]) }
      }
      state.withLock { $0.add(.table(table, name: name, caption: caption, varies: varies), at: moment) }
    } catch {
      fail(String(describing: error), at: call)
    }
  }

  func show(_ request: FigureRequest, _ figure: Figure, at call: RecordedLine) {
    guard let moment = begin(at: call) else { return }
    defer { finishCall() }
    do {
      try Names.validate(figure: request.name)
      let stem = try frameName(request)
      // What a figure says of itself is made from its data, so it is asked once.
      let alternativeText = request.alternativeText ?? figure.alternativeText
      let isGenerated = request.alternativeText == nil && !figure.hasGivenAlternativeText
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
      var image = FigureImage(
        file: files.light, darkFile: rendered.dark == nil ? nil : files.dark, alternativeText: alternativeText,
        width: rendered.width, height: rendered.height)
      image.hasGeneratedText = isGenerated
      let shown = ShownFigure(
        name: request.name, frame: request.frame, caption: request.caption, image: image, varies: request.varies,
        fonts: rendered.fonts)
      state.withLock { $0.add(.figure(shown), at: moment) }
    } catch {
      fail(String(describing: error), at: call)
    }
  }

  func attach(_ name: String, _ bytes: [UInt8], caption: String?, varies: Bool = false, at call: RecordedLine) {
    guard let moment = begin(at: call) else { return }
    defer { finishCall() }
    do {
      try Names.validate(attachment: name)
      if bytes.isEmpty {
        throw RecordingError("the file \"\(name)\" has no bytes: leave it out, or say in it what it means")
      }
      try state.withLock { try $0.take(name: name, files: [name]) }
      try write(name, bytes)
      let file = AttachedFile(name: name, caption: caption, byteCount: bytes.count, varies: varies)
      state.withLock { $0.add(.file(file), at: moment) }
    } catch {
      fail(String(describing: error), at: call)
    }
  }

  /// The moment of a call, if recording goes on.
  ///
  /// Whoever gets one calls `finishCall()` once it is recorded: `run()` has not ended before, however long it takes to
  /// find the statement that a call belongs to.
  private func begin(at call: RecordedLine) -> RecorderState.Moment? {
    let (isOpen, hasEnded) = state.withLock { state in
      let isOpen = state.history.failure == nil
      if isOpen && !state.hasEnded { state.openCalls += 1 }
      return (isOpen, state.hasEnded)
    }
    guard isOpen else { return nil }
    guard !hasEnded else {
      fail(
        "this was printed, shown or recorded after run() had ended: await what run() starts before it ends", at: call)
      return nil
    }
    let (found, number) = place(of: call)
    guard let line = found else {
      defer { finishCall() }
      fail(
        "\(fileName(of: call.file)):\(call.line) prints, shows or records, and it cannot be told for which statement of "
          + "run(): \(RunningStatement.remedy)",
        at: call)
      return nil
    }
    reached(line)
    return state.withLock { state in
      state.lastLine = line
      return RecorderState.Moment(number: number, line: line)
    }
  }

  /// A call is recorded.
  private func finishCall() { state.withLock { $0.openCalls -= 1 } }

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
