import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// An address that a preview is served on: by one server after the other, should one end.
final class PreviewListener: Sendable {
  typealias Failure = PreviewServer.Failure

  /// The port that is listened on.
  let port: UInt16
  private let task: Task<Void, Never>

  /// Begins to serve.
  ///
  /// - Parameters:
  ///   - port: The port; 0 for any that is free.
  ///   - make: Makes a server for a port.
  init(port: UInt16, _ make: @escaping @Sendable (UInt16) -> HTTPServer) throws(Failure) {
    let start = Start()
    let server = make(port)
    task = Task.detached {
      let failure = await Self.run(server)
      // Who has never begun has said so to whom it matters.
      if start.note(.failure(failure)) { return }
      guard let port = start.port else { return }
      await Self.goOn(after: failure) { make(port) }
    }
    Task.detached {
      try? await server.waitUntilListening(timeout: 10)
      switch await server.listeningAddress {
      case .ip4(_, let port)?, .ip6(_, let port)?: start.note(.success(port))
      default: start.note(.failure(Failure(description: "the system does not say on which port it listens")))
      }
    }
    do throws(Failure) {
      self.port = try start.wait()
    } catch {
      task.cancel()
      throw error
    }
  }

  /// Listens no longer, soon.
  func end() { task.cancel() }

  /// Serves until that cannot go on, and says why.
  private static func run(_ server: HTTPServer) async -> Failure {
    do {
      try await server.run()
      return Failure(description: "nobody knows why")
    } catch {
      return Failure(error)
    }
  }

  /// Begins again and again: it ends where it has more connections than this process may have files, for one.
  private static func goOn(after failure: Failure, _ make: () -> HTTPServer) async {
    var (failure, said) = (failure, Failure?.none)
    while !Task.isCancelled {
      if failure != said { Console.say("the server has ended (\(failure.description)), and begins again") }
      said = failure
      try? await Task.sleep(for: .milliseconds(500))
      let start = ContinuousClock.now
      failure = await run(make())
      if ContinuousClock.now - start > .seconds(10) { said = nil }
    }
  }
}

/// How a server began: what is known first of it.
private final class Start: Sendable {
  private let result = Mutex<Result<UInt16, PreviewServer.Failure>?>(nil)
  private let isKnown = DispatchSemaphore(value: 0)

  /// Takes news, and tells whether they are the first.
  @discardableResult func note(_ news: Result<UInt16, PreviewServer.Failure>) -> Bool {
    let isFirst = result.withLock { result in
      if result != nil { return false }
      result = news
      return true
    }
    if isFirst { isKnown.signal() }
    return isFirst
  }

  /// The port, once it has begun.
  var port: UInt16? { result.withLock { try? $0?.get() } }

  /// Waits until it has begun; returns the port.
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
