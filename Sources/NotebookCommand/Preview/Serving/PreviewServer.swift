import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Serves a preview on this machine's own address, and nowhere else.
final class PreviewServer: Sendable {
  /// Why it cannot.
  struct Failure: Error, Hashable {
    /// The system's error number, if it is that.
    var code: CInt?
    var description: String

    var isPortTaken: Bool { code == EADDRINUSE }
  }

  private let servers: [HTTPServer]
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
    let handler = ClosureHTTPHandler(pages.response)
    let first = HTTPServer(address: Self.loopback(port), timeout: 30, logger: .disabled, handler: handler)
    let found = try Self.start(first)
    bound.withLock { $0 = found }
    // Browsers may take "localhost" for either address, so that nobody else should have the other one; but not every system
    // has it.
    let second = HTTPServer(
      address: sockaddr_in6.loopback(port: found), timeout: 30, logger: .disabled, handler: handler)
    do throws(Failure) {
      _ = try Self.start(second)
      servers = [first, second]
    } catch {
      if error.isPortTaken {
        Self.wait { await first.stop() }
        throw error
      }
      servers = [first]
    }
    self.port = found
  }

  /// Has a server begin, and returns the port that it listens on.
  private static func start(_ server: HTTPServer) throws(Failure) -> UInt16 {
    let start = ServerStart()
    Task.detached {
      do {
        try await server.run()
        start.note(.failure(Failure(description: "it ended at once")))
      } catch {
        start.note(.failure(Failure(error)))
      }
    }
    Task.detached {
      try? await server.waitUntilListening(timeout: 10)
      switch await server.listeningAddress {
      case .ip4(_, let port)?, .ip6(_, let port)?: start.note(.success(port))
      default: start.note(.failure(Failure(description: "the system does not say on which port it listens")))
      }
    }
    return try start.wait()
  }

  private static func wait(_ body: @escaping @Sendable () async -> Void) {
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      await body()
      isDone.signal()
    }
    isDone.wait()
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in.inet(port: port)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}

/// How a server began: what is known first of it.
private final class ServerStart: Sendable {
  private let result = Mutex<Result<UInt16, PreviewServer.Failure>?>(nil)
  private let isKnown = DispatchSemaphore(value: 0)

  func note(_ news: Result<UInt16, PreviewServer.Failure>) {
    let isFirst = result.withLock { result in
      if result != nil { return false }
      result = news
      return true
    }
    if isFirst { isKnown.signal() }
  }

  /// The port.
  func wait() throws(PreviewServer.Failure) -> UInt16 {
    isKnown.wait()
    guard let result = result.withLock({ $0 }) else { throw PreviewServer.Failure(description: "it did not begin") }
    return try result.get()
  }
}

extension PreviewServer.Failure {
  fileprivate init(_ error: any Error) {
    if case SocketError.failed(_, let code, let message) = error {
      self.init(code: code, description: message)
    } else {
      self.init(description: "\(error)")
    }
  }
}
