import Foundation
import Notebook
import SafeFiles

/// The program as it was built, making pages.
final class WeavingProcess {
  enum Event {
    case greeting(WeavingGreeting)
    case answer(WeavingAnswer)
    /// It ended, or spoke in another way.
    case lost(String)
  }

  /// What runs.
  let program: ProgramCopy
  private let child: Child
  private var hasGreeted = false
  private var isLost = false
  /// Whether it was asked something that it has not answered yet.
  private(set) var isBusy = true

  /// Starts it.
  ///
  /// - Parameter snapshots: The sources that it may have been built from.
  init(_ program: ProgramCopy, snapshots: [SourceSnapshot]) throws(SystemError) {
    self.program = program
    child = try Child(
      program.path, [program.path, "preview-weave", "--caller=\(getpid())"], hasInput: true, keepsErrors: true)
    send(WeavingStart(snapshots: snapshots))
  }

  var output: CInt { child.output }

  func ask(_ request: WeavingRequest) {
    isBusy = true
    send(request)
  }

  private func send(_ message: some Encodable) {
    // Nothing in it that JSON could not hold.
    guard let bytes = try? JSONEncoder().encode(message) else { return }
    child.ask(Array(bytes))
  }

  func update() -> [Event] {
    var events: [Event] = []
    for line in child.update() where !isLost {
      do {
        if hasGreeted {
          events.append(.answer(try JSONDecoder().decode(WeavingAnswer.self, from: Data(line.utf8))))
        } else {
          let greeting = try JSONDecoder().decode(WeavingGreeting.self, from: Data(line.utf8))
          guard greeting.protocol == WeavingGreeting.currentProtocol else { throw CocoaError(.coderReadCorrupt) }
          hasGreeted = true
          events.append(.greeting(greeting))
        }
        isBusy = false
      } catch {
        isLost = true
        events.append(
          .lost("the program that was built does not know this preview any more: end the preview and start it again"))
      }
    }
    if let status = child.status, !isLost {
      isLost = true
      let reason =
        status & 0x7f == 0
        ? "status \((status >> 8) & 0xff)" : String(cString: strsignal(status & 0x7f)).lowercased()
      events.append(.lost("the program that makes the pages has ended (\(reason)): change anything to start it again"))
    }
    return events
  }

  func end() { child.end(within: .milliseconds(100)) }
}
