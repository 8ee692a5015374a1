import CSystem
import SafeFiles

/// What the system tells of some folders as it happens, so that nobody has to look at their files again and again.
final class FolderNotices {
  enum Notice: Hashable {
    /// Something happened to what has, or had, this name in the folder.
    case entry(String, in: String, isFolder: Bool)
    /// Something happened that is not told, or a folder has another place.
    case unknown
  }

  /// What can be read as soon as there is a notice.
  let descriptor: CInt
  private var folders: [CInt: String] = [:]

  /// `nil` where the system tells of nothing.
  init?() {
    descriptor = csystem_notices_open()
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Is told of a folder from here on; `false` where that cannot be, as where the system follows all that it is willing to.
  ///
  /// What is in a folder has to be looked at after this, not before.
  func follow(_ folder: String) -> Bool {
    let number = csystem_notices_add(descriptor, folder)
    if number < 0 {
      // What is no folder, or none any more, has nothing to be told of.
      return [ENOENT, ENOTDIR, EACCES].contains(-number)
    }
    folders[number] = folder
    return true
  }

  /// Is told of no folders but these.
  func keep(_ kept: Set<String>) {
    for (number, folder) in folders where !kept.contains(folder) {
      _ = csystem_notices_remove(descriptor, number)
      folders[number] = nil
    }
  }

  /// What has been told since, without waiting.
  func take() -> Set<Notice> {
    var notices: Set<Notice> = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return notices }
      var rest = buffer[..<count]
      while let notice = Self.next(in: &rest) { add(notice, to: &notices) }
    }
  }

  private static func next(in bytes: inout ArraySlice<UInt8>) -> (head: csystem_notice, name: String?)? {
    let size = MemoryLayout<csystem_notice>.size
    guard bytes.count >= size else { return nil }
    let head = bytes.withUnsafeBytes { $0.loadUnaligned(as: csystem_notice.self) }
    let name = bytes.dropFirst(size).prefix(Int(head.length)).prefix { $0 != 0 }
    bytes = bytes.dropFirst(size + Int(head.length))
    return (head, String(validating: name, as: UTF8.self))
  }

  private func add(_ notice: (head: csystem_notice, name: String?), to notices: inout Set<Notice>) {
    func has(_ kind: Int) -> Bool { Int(notice.head.kinds) & kind != 0 }
    if has(Int(CSYSTEM_NOTICE_END)) { folders[notice.head.number] = nil }
    if has(Int(CSYSTEM_NOTICE_LOST)) || has(Int(CSYSTEM_NOTICE_GONE)) {
      notices.insert(.unknown)
    } else if let folder = folders[notice.head.number], let name = notice.name, !name.isEmpty {
      notices.insert(.entry(name, in: folder, isFolder: has(Int(CSYSTEM_NOTICE_FOLDER))))
    }
  }
}
