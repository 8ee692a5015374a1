import SafeFiles

/// A table's bytes in order, and where they are a file's, again from the start.
final class ByteSource {
  private enum Origin {
    case bytes([UInt8])
    case file(CInt, status: stat)
    /// What comes only once.
    case stream(CInt)
  }

  private let origin: Origin
  private let isOwned: Bool
  private var position = 0
  /// A stream's first bytes, which were looked at and come again.
  private var head: [UInt8] = []

  init(_ source: TableSource) throws(TableError) {
    switch source {
    case .bytes(let bytes): (origin, isOwned) = (.bytes(bytes), false)
    case .standardInput: (origin, isOwned) = (.stream(STDIN_FILENO), false)
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else { throw .cannotOpen(reason: Self.reason(errno)) }
      var status = stat()
      let code = fstat(descriptor, &status) != 0 ? errno : status.st_mode & S_IFMT == S_IFDIR ? EISDIR : 0
      if code != 0 {
        close(descriptor)
        throw .cannotOpen(reason: Self.reason(code))
      }
      isOwned = true
      origin = status.st_mode & S_IFMT == S_IFREG ? .file(descriptor, status: status) : .stream(descriptor)
    }
  }

  deinit {
    guard isOwned else { return }
    switch origin {
    case .file(let descriptor, _), .stream(let descriptor): close(descriptor)
    case .bytes: break
    }
  }

  /// The source of the same bytes that can be read twice: of a stream, all that is in it, up to so many bytes.
  func repeatable(limit: Int = ByteSource.largestStream) throws(TableError) -> ByteSource {
    guard case .stream = origin else { return self }
    var bytes = head
    head = []
    let piece = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 20)
    defer { piece.deallocate() }
    while true {
      let count = try read(into: piece, count: 1 << 20)
      if count == 0 { return try ByteSource(.bytes(bytes)) }
      bytes.append(contentsOf: UnsafeBufferPointer(start: piece, count: count))
      if bytes.count > limit { throw .tooLarge(limit: limit) }
    }
  }

  static let largestStream = 1 << 32

  /// The next bytes: some at least, or none at the end.
  func read(into target: UnsafeMutablePointer<UInt8>, count: Int) throws(TableError) -> Int {
    if !head.isEmpty {
      let count = min(count, head.count)
      for (index, byte) in head.prefix(count).enumerated() { target[index] = byte }
      head.removeFirst(count)
      return count
    }
    switch origin {
    case .bytes(let bytes):
      let count = min(count, bytes.count - position)
      bytes.withUnsafeBufferPointer { bytes in
        if let base = bytes.baseAddress, count > 0 { target.update(from: base + position, count: count) }
      }
      position += count
      return count
    case .file(let descriptor, _), .stream(let descriptor):
      while true {
        let count = SafeFiles.read(descriptor, target, count)
        if count >= 0 { return count }
        if errno != EINTR { throw .cannotRead(reason: Self.reason(errno)) }
      }
    }
  }

  /// The first rows, before anything is read: all there are, or as many as tell how the table is written.
  func beginning() throws(TableError) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    let piece = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.beginningSize)
    defer { piece.deallocate() }
    var end: Int?
    // Without the end of a row there is nothing to be told.
    while end == nil, bytes.count < RecordScanner.largestRecord {
      let count = try read(into: piece, count: Self.beginningSize)
      bytes.append(contentsOf: UnsafeBufferPointer(start: piece, count: count))
      if count == 0 { break }
      if bytes.count >= Self.beginningSize {
        end = bytes.lastIndex { $0 == Byte.lineFeed || $0 == Byte.carriageReturn }
      }
    }
    if case .stream = origin { head = bytes } else { try rewind() }
    // A row that is cut off has fewer cells.
    return (end.map { Array(bytes[..<$0]) } ?? bytes, end == nil)
  }

  private static let beginningSize = 1 << 19

  /// Goes back to the first byte.
  func rewind() throws(TableError) {
    position = 0
    if case .file(let descriptor, _) = origin, lseek(descriptor, 0, SEEK_SET) != 0 {
      throw .cannotRead(reason: Self.reason(errno))
    }
  }

  /// Throws if a file is another one than when it was opened: two readings would not be of one table.
  func checkUnchanged() throws(TableError) {
    guard case .file(let descriptor, let before) = origin else { return }
    var now = stat()
    guard fstat(descriptor, &now) == 0 else { throw .cannotRead(reason: Self.reason(errno)) }
    #if os(Linux)
      let isSame = now.st_mtim.tv_sec == before.st_mtim.tv_sec && now.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    #else
      let isSame =
        now.st_mtimespec.tv_sec == before.st_mtimespec.tv_sec && now.st_mtimespec.tv_nsec == before.st_mtimespec.tv_nsec
    #endif
    if !isSame || now.st_size != before.st_size { throw .changedWhileReading }
  }

  private static func reason(_ code: CInt) -> String { String(cString: strerror(code)) }
}
