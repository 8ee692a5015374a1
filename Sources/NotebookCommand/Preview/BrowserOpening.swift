import Foundation
import SafeFiles

/// The wish that an address be opened in a browser, by whatever the system has for that.
final class BrowserOpening {
  private var process: pid_t?
  private let address: String

  #if os(Linux)
    private static let command = "xdg-open"
  #else
    private static let command = "open"
  #endif

  /// Starts the system's command, which may start a browser that goes on when this program has ended.
  init(_ address: String) {
    self.address = address
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(nowhere) }
    do throws(SystemError) {
      process = try Spawning.start(
        Self.command, [Self.command, address], Spawning.Streams(output: nowhere, errors: nowhere), isSession: true)
    } catch {
      tell(error.code == ENOENT ? "\(Self.command) is not installed" : error.description)
    }
  }

  /// Says so if it could not be done, as soon as that is known.
  func update() {
    guard let process else { return }
    var status: CInt = 0
    guard waitpid(process, &status, WNOHANG) == process else { return }
    self.process = nil
    if status != 0 { tell("\(Self.command) could not do it") }
  }

  private func tell(_ reason: String) {
    Console.say("no browser can be opened: \(reason). Open \(address) yourself")
  }
}
