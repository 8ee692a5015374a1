/// A run of a chapter as it ended, kept so that its pages can be woven anew when only the text around it has changed.
///
/// Lines are those of the source that ran, which is kept with it.
package struct KeptRun: Sendable {
  /// The chapter's source as it was compiled.
  package var source: String
  /// What happened.
  var transcript: Transcript
  /// What is wrong besides.
  var further: [SourceProblem]

  /// Whether what it says is wrong can tell lines in words, which nobody can move.
  func tellsPlaces(inFile file: String) -> Bool {
    let messages = further.map(\.message) + [transcript.failure?.message].compactMap(\.self)
    let printed = transcript.entries.compactMap { if case .text(let text, _) = $0.content { text } else { nil } }
    return messages.contains { $0.contains("\(file):") || $0.contains(/\blines? \d/) }
      || printed.contains { $0.contains("\(file):") }
  }

  /// The same run where its code stands on other lines; `nil` if one of them cannot be found.
  func moved(_ line: (_ line: Int) -> Int?) -> KeptRun? {
    var moved = self
    for index in transcript.entries.indices {
      guard let line = line(transcript.entries[index].line) else { return nil }
      moved.transcript.entries[index].line = line
    }
    if let place = transcript.failure?.line {
      guard let line = line(place.line) else { return nil }
      moved.transcript.failure?.line?.line = line
    }
    for index in further.indices {
      guard let place = further[index].line else { continue }
      guard let line = line(place) else { return nil }
      moved.further[index].line = line
    }
    return moved
  }
}

extension KeptRun: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(source)
    bytes.put(transcript.parameters)
    bytes.put(transcript.entries)
    bytes.put(transcript.failure)
    bytes.put(transcript.hasGuessedPlaces)
    bytes.put(further)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    source = try bytes.take()
    transcript = Transcript(
      parameters: try bytes.take(), entries: try bytes.take(), failure: try bytes.take(),
      hasGuessedPlaces: try bytes.take())
    further = try bytes.take()
  }

  /// As the bytes of a file.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.put(self)
    return bytes
  }

  /// Reads a file; `nil` if it is none of a run.
  package init?(bytes: [UInt8]) {
    var bytes = JournalBytes(bytes[...])
    guard let run = try? KeptRun(from: &bytes) else { return nil }
    self = run
  }
}

extension SourceProblem: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(line)
    bytes.put(column)
    bytes.put(message)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(line: try bytes.take(), column: try bytes.take(), message: try bytes.take())
  }
}
