import SafeFiles

/// What a chapter's process leaves for the program that started it, in a file that is mapped into memory: writing it costs
/// no system call and no room on the disk, and it can be read even after the process was killed.
///
/// The line the chapter is at comes first, then why the report could not be written, if that was so.
final class ChapterNotes: Sendable {
  private static let size = 4096
  private static let messageOffset = MemoryLayout<Int>.size

  // Written by whichever thread the chapter records on; a torn line number would only misplace a message.
  private nonisolated(unsafe) let memory: UnsafeMutableRawBufferPointer

  init(creating path: String) throws(SystemError) {
    // Written whole, so that there is room for all of it from now on.
    try FileSystem.create(path, with: [UInt8](repeating: 0, count: Self.size))
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(code: errno, path: path) }
    defer { close(descriptor) }
    guard let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED
    else { throw SystemError(code: errno, path: path) }
    self.memory = UnsafeMutableRawBufferPointer(start: memory, count: Self.size)
  }

  /// The chapter has come to a line.
  func set(line: Int) { memory.storeBytes(of: line, as: Int.self) }

  /// The chapter's files cannot be written.
  func set(unwritable message: String) {
    let room = Self.size - Self.messageOffset - 1
    for (index, byte) in message.utf8.prefix(room).enumerated() { memory[Self.messageOffset + index] = byte }
  }

  deinit { munmap(memory.baseAddress, Self.size) }

  /// What is read of them.
  struct Contents {
    /// The line that the chapter was at when it last printed, showed or recorded anything.
    var line: Int?
    /// Why its files could not be written.
    var unwritable: String?

    /// `nil` if there are none, so that the chapter's own code never ran.
    init?(of path: String) {
      guard let bytes = try? FileSystem.contents(of: path, atMost: size), bytes.count == size else { return nil }
      let line = bytes.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
      self.line = line > 0 ? line : nil
      let message = bytes[messageOffset...].prefix { $0 != 0 }
      unwritable = message.isEmpty ? nil : String(decoding: message, as: UTF8.self)
    }
  }
}
