import Foundation
import SafeFiles
import Testing

@testable import NotebookCommand

/// A preview that is going on, with a temporary folder of its own, asked by bare sockets.
final class RunningPreview {
  let process: Process
  let port: UInt16
  /// The system's temporary files, as the preview sees them.
  let temporary: TemporaryFolder
  let folder: TemporaryFolder
  /// What every process has in its environment that comes of the preview.
  let mark = UUID().uuidString

  /// - Parameter fileLimit: How many files it may have open.
  init(
    _ program: BuiltProgram = .dice, _ arguments: String..., in temporary: TemporaryFolder? = nil,
    fileLimit: Int = 1024
  ) throws {
    self.temporary = try temporary ?? TemporaryFolder()
    folder = try TemporaryFolder()
    for name in ["output.txt", "messages.txt"] { try folder.write("", to: name) }
    let output = try #require(FileHandle(forWritingAtPath: "\(folder.path)/output.txt"))
    let messages = try #require(FileHandle(forWritingAtPath: "\(folder.path)/messages.txt"))
    process = try BuiltProgram(name: "sh", path: "/bin/sh").start(
      ["-c", "ulimit -n \(fileLimit) && exec \"$0\" \"$@\"", try program.path, "preview"] + arguments, in: folder.path,
      messages: messages, output: output,
      environment: ["TMPDIR": self.temporary.path, "PREVIEW_OF_TEST": mark])
    let folder = folder
    try waitUntil { try folder.text(of: "output.txt").contains("\n") }
    let address = try folder.text(of: "output.txt")
    let match = try #require(address.wholeMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\/\n/))
    port = try #require(UInt16(match.1))
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  var messages: String { get throws { try folder.text(of: "messages.txt") } }

  /// A connection on which nothing is asked yet; to be closed.
  func connection() throws -> CInt {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    try #require(descriptor >= 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else {
      defer { close(descriptor) }
      throw SystemError(code: errno, path: "127.0.0.1:\(port)")
    }
    return descriptor
  }

  /// All that is answered to what is sent, until the answer ends or has a text in it.
  func exchange(_ request: String, until text: String? = nil) throws -> String {
    let descriptor = try connection()
    defer { close(descriptor) }
    try FileSystem.send(Array(request.utf8), to: descriptor, path: "socket")
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 60_000) > 0 else { break }
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { break }
      answer += buffer[..<count]
      if let text, String(decoding: answer, as: UTF8.self).contains(text) { break }
    }
    return String(decoding: answer, as: UTF8.self)
  }

  /// The answer to a request for a path.
  func answer(_ path: String, method: String = "GET", host: String? = nil) throws -> String {
    try exchange("\(method) \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\nConnection: close\r\n\r\n")
  }

  /// The status of an answer.
  static func status(_ answer: String) -> Int? {
    answer.hasPrefix("HTTP/1.1 ") ? Int(answer.dropFirst(9).prefix(3)) : nil
  }

  /// Waits until a page has a text.
  func wait(for text: String, on path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try waitUntil(sourceLocation: sourceLocation) { try answer(path).contains(text) }
  }

  /// The processes that come of the preview and are there now, this one apart.
  func processes() throws -> [String] {
    try FileSystem.entries(of: "/proc").filter { name in
      guard let identifier = pid_t(name), identifier != getpid() else { return false }
      guard let bytes = try? FileSystem.contents(of: "/proc/\(name)/environ") else { return false }
      return String(decoding: bytes, as: UTF8.self).contains("PREVIEW_OF_TEST=\(mark)")
    }
  }
}
