import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Serves a preview on this machine's own addresses, and nowhere else.
final class PreviewServer: Sendable {
  /// Why it cannot.
  struct Failure: Error, Hashable {
    /// The system's error number, if it is that.
    var code: CInt?
    var description: String

    var isPortTaken: Bool { code == EADDRINUSE }
  }

  private let listeners: [PreviewListener]
  /// The port that it listens on.
  let port: UInt16

  /// Begins to serve.
  ///
  /// - Parameters:
  ///   - port: The port; 0 for any that is free.
  ///   - title: What a page is called before there is a report.
  init(_ site: PreviewSite, port: UInt16, title: String) throws(Failure) {
    let bound = Mutex<UInt16>(0)
    let pages = try PreviewPages(site: site, title: title) { RequestCheck(port: bound.withLock { $0 }) }
    let first = try PreviewListener(port: port) { port in
      var address = sockaddr_in.inet(port: port)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      return HTTPServer(
        address: address, timeout: 30, logger: .disabled, handler: ClosureHTTPHandler(pages.response))
    }
    bound.withLock { $0 = first.port }
    self.port = first.port
    // Browsers may take "localhost" for either address, so that nobody else should have the other one; but not every system
    // has it.
    do throws(Failure) {
      let second = try PreviewListener(port: first.port) { port in
        HTTPServer(
          address: sockaddr_in6.loopback(port: port), timeout: 30, logger: .disabled,
          handler: ClosureHTTPHandler(pages.response))
      }
      listeners = [first, second]
    } catch {
      listeners = [first]
      if error.isPortTaken {
        first.end()
        throw error
      }
    }
  }
}
