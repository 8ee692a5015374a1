import SafeFiles

/// The line a chapter is at, in a file that is mapped into memory: setting it costs no system call, and it can be read
/// by another process even after this one was killed.
final class LineRecord: Sendable {
  // Written by whichever thread the chapter records on; a torn line number would only misplace a message.
  private nonisolated(unsafe) let pointer: UnsafeMutablePointer<Int>

  init(creating path: String) throws(SystemError) {
    let size = MemoryLayout<Int>.size
    try FileSystem.create(path, with: [UInt8](repeating: 0, count: size))
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(code: errno, path: path) }
    defer { close(descriptor) }
    guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED else {
      throw SystemError(code: errno, path: path)
    }
    pointer = memory.bindMemory(to: Int.self, capacity: 1)
  }

  func set(_ line: Int) { pointer.pointee = line }

  deinit { munmap(pointer, MemoryLayout<Int>.size) }
}
