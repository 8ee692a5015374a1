import Foundation
import Testing

@testable import SafeFiles

/// What a report keeps of a file that it was made from.
@Suite struct FileFingerprintTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Longer than any part that is read at once, by another implementation (coreutils' sha256sum).
  @Test func theHashIsThatOfTheContent() throws {
    let path = "\(folder.path)/letters"
    try FileSystem.create(path, with: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_003))
    #expect(
      try FileFingerprint(of: path).hash == "cf5f310cac13bb0f1de288d09940e8ee441e8d5d88b0fd4ec6021c405fda8c8c")
  }

  @Test func aHashInPartsIsThatOfTheWhole() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 3) }
    for step in [1, 3, 55, 63, 64, 65, 130, 999] {
      var hash = SHA256()
      bytes.withUnsafeBytes { all in
        for start in stride(from: 0, to: all.count, by: step) {
          hash.append(UnsafeRawBufferPointer(rebasing: all[start..<min(start + step, all.count)]))
        }
      }
      #expect(hash.finish() == SHA256.hash(bytes), "\(step)")
    }
  }

  @Test func aFileThatWasChangedIsNoLongerTheSame() throws {
    let path = "\(folder.path)/table.csv"
    try folder.write("a,b\n1,2\n", to: "table.csv")
    let fingerprint = try FileFingerprint(of: path)
    #expect(try fingerprint.isCurrent(path))
    // The same size, and another file with the same content.
    try folder.write("a,b\n1,3\n", to: "table.csv")
    #expect(try !fingerprint.isCurrent(path))
    try FileSystem.removeTree(path)
    #expect(try !fingerprint.isCurrent(path))
  }

  @Test func whatIsNoFileIsRefused() throws {
    #expect(throws: SystemError.self) { try FileFingerprint(of: folder.path) }
    #expect(throws: SystemError.self) { try FileFingerprint(of: "/dev/zero") }
    #expect(throws: SystemError.self) { try FileFingerprint(of: "\(folder.path)/none") }
    #expect(mkfifo("\(folder.path)/fifo", 0o600) == 0)
    #expect(throws: SystemError.self) { try FileFingerprint(of: "\(folder.path)/fifo") }
  }
}
