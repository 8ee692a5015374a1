import Foundation
import Synchronization

/// What a preview shows, and what it says of itself: made by the loop that follows the sources, asked for by browsers.
final class PreviewSite: Sendable {
  /// Something that is wrong, for the banner.
  struct Problem: Hashable, Encodable {
    /// `FILE:LINE:COLUMN`; `nil` if it is nowhere in particular.
    var place: String?
    var message: String
  }

  /// All that pages are told as it changes.
  struct State: Encodable, Equatable {
    /// Another number is another program, which knows nothing of the pages that this one made.
    let instance: String
    /// Counts the reports.
    var version = 0
    /// What of a page changes without its text, by its chapter; the index has the empty name.
    var stamps: [String: String] = [:]
    /// What is being done; `nil` if nothing is.
    var activity: String?
    var problems: [Problem] = []
  }

  private struct Contents {
    var state: State
    /// The folder of the report; `nil` before there is one.
    var folder: String?
    var streams: [Int: AsyncStream<String>.Continuation] = [:]
    var count = 0
  }

  private let contents: Mutex<Contents>

  init(instance: String) {
    contents = Mutex(Contents(state: State(instance: instance)))
  }

  var state: State { contents.withLock { $0.state } }
  var folder: String? { contents.withLock { $0.folder } }

  /// Whether anybody looks.
  var isWatched: Bool { contents.withLock { !$0.streams.isEmpty } }

  /// Shows another report from here on.
  func show(_ folder: String, stamps: [String: String]) {
    contents.withLock { contents in
      contents.folder = folder
      contents.state.version += 1
      contents.state.stamps = stamps
      Self.tell(contents)
    }
  }

  /// Says what is being done, and what is wrong.
  func say(activity: String?, problems: [Problem]) {
    contents.withLock { contents in
      if contents.state.activity == activity && contents.state.problems == problems { return }
      contents.state.activity = activity
      contents.state.problems = problems
      Self.tell(contents)
    }
  }

  /// What is said from here on, the present state first.
  func events() -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
    let number = contents.withLock { contents in
      contents.count += 1
      contents.streams[contents.count] = continuation
      continuation.yield(Self.text(contents.state))
      return contents.count
    }
    continuation.onTermination = { [self] _ in contents.withLock { _ = $0.streams.removeValue(forKey: number) } }
    return stream
  }

  /// Tells those that do not answer from those that have nothing to say.
  func keepAlive() { contents.withLock { Self.tell($0) } }

  private static func tell(_ contents: borrowing Contents) {
    let text = text(contents.state)
    for stream in contents.streams.values { stream.yield(text) }
  }

  /// An event as `text/event-stream` has it.
  private static func text(_ state: State) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = (try? encoder.encode(state)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    return "data: \(json)\n\n"
  }
}
