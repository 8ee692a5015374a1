import SafeFiles

/// What the compiler noted of a module's sources when it last compiled them: date and size of each (`.swiftsourceinfo`,
/// which it writes anew each time, whatever comes of it).
///
/// In the file the two stand side by side, each a number of eight bytes (`lib/Serialization/SerializeDoc.cpp` in the
/// compiler's sources). A date is compared for equality: also a file that is older than the noted one is another one.
struct CompilerNotes {
  private let bytes: [UInt8]
  /// When they were written, in nanoseconds since 1970.
  let written: Int

  /// `nil` where there are none.
  init?(of module: String, in folder: String) {
    let path = "\(folder)/Modules/\(module).swiftsourceinfo"
    guard let status = try? FileSystem.status(path), let bytes = try? FileSystem.contents(of: path) else { return nil }
    self.bytes = bytes
    written = status.modified
  }

  /// Whether they tell of a file of that date and size.
  func list(_ file: FileStatus) -> Bool {
    let size = withUnsafeBytes(of: UInt64(file.size).littleEndian) { Array($0) }
    return bytes.indices.dropFirst(8).contains { index in
      bytes[index] == size[0] && bytes[index...].starts(with: size)
        && Self.isSame(noted: number(at: index - 8), now: file.modified)
    }
  }

  private func number(at index: Int) -> Int {
    Int(truncatingIfNeeded: bytes[index..<(index + 8)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// Whether a date can be the noted one after a copy: archives and some file systems keep no more than microseconds, whole
  /// seconds, or every other second.
  static func isSame(noted: Int, now: Int) -> Bool {
    [1, 100, 1000, 1_000_000_000, 2_000_000_000].contains { step in
      now % step == 0 && now == noted - noted % step
    }
  }
}
