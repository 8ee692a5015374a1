import CSystem
import Foundation
import SafeFiles

/// The build that a chapter's program is from: the file that the chapter was linked into, and what compiler and package
/// manager left beside it.
///
/// It tells whether a source is the one that was compiled, without trusting dates more than they deserve: a file that is
/// checked out, unpacked or copied can be younger than the program and the same, or older and another one.
struct ModuleBuild {
  /// Why a source is not, or may not be, the one that was compiled.
  enum Doubt: Hashable {
    /// It was edited since.
    case edited
    /// It was edited since, but has the date and the size of the file that was compiled.
    case editedWithinItsDate
    /// The last build did not come to its end, and the source changed in some way since the program was linked.
    case unfinishedBuild
  }

  /// A source as it is now.
  struct Source {
    var path: String
    var bytes: [UInt8]
    var status: FileStatus
  }

  /// The executable or library, symbolic links resolved.
  private let image: String
  private let imageStatus: FileStatus
  private let folder: String
  private let module: String

  /// `nil` when the program's file cannot be found.
  init?(of chapter: any Chapter.Type) {
    guard let image = Self.image(of: chapter) else { return nil }
    self.init(image: image, module: String(String(reflecting: chapter).prefix { $0 != "." }))
  }

  init?(image: String, module: String) {
    guard let path = try? FileSystem.resolved(image), let status = try? FileSystem.status(path) else { return nil }
    self.image = path
    imageStatus = status
    folder = folderPath(of: path)
    self.module = module
  }

  /// What speaks against a source; `nil` if nothing does.
  ///
  /// A source that was found to be the right one is remembered beside the objects, so that from then on its content
  /// decides.
  func doubt(about source: Source) -> Doubt? {
    let memory = memory(of: source)
    if let memory, memory.bytes == source.bytes[...] { return nil }
    switch state(of: source) {
    case .finished(let notes):
      guard notes.list(source.status) else { return .edited }
      // What compiles to the same program can change without the program: then the compiler has seen it since.
      if let memory, memory.notesWritten == notes.written { return .editedWithinItsDate }
      remember(source, notes)
      return nil
    case .unfinished:
      // Nobody can set this date: nothing has happened to the file since.
      if source.status.changed < imageStatus.modified { return nil }
      return source.status.modified > imageStatus.modified ? .edited : .unfinishedBuild
    case .unknown:
      return source.status.modified > imageStatus.modified ? .edited : nil
    }
  }

  // MARK: - What the compiler left

  private enum State {
    case finished(CompilerNotes)
    /// Objects are missing or younger than the program, so that it was not linked from them.
    case unfinished
    /// There is nothing beside the program, as where it was copied, or another build system made it.
    case unknown
  }

  private var objects: String { "\(folder)/\(module).build" }

  private func state(of source: Source) -> State {
    guard let files = try? FileSystem.files(under: objects) else { return .unknown }
    let found = files.filter { $0.hasSuffix(".swift.o") }
    // The compiler removes the objects of what it cannot compile.
    guard found.contains(where: { fileName(of: $0) == fileName(of: source.path) + ".o" }) else { return .unfinished }
    let youngest = found.compactMap { (try? FileSystem.status("\(objects)/\($0)"))?.modified }.max()
    if let youngest, youngest > imageStatus.modified { return .unfinished }
    return CompilerNotes(of: module, in: folder).map(State.finished) ?? .unknown
  }

  // MARK: - What was found before

  /// A source that belongs to this program, with the date of the notes that said so.
  private struct Memory {
    var notesWritten: Int
    var bytes: ArraySlice<UInt8>
  }

  private func memoryPath(of source: Source) -> String { "\(objects)/\(fileName(of: source.path)).seen" }

  /// The program, as no other one is.
  private var identity: String { "\(imageStatus.inode) \(imageStatus.size) \(imageStatus.modified)" }

  private func memory(of source: Source) -> Memory? {
    guard let bytes = try? FileSystem.contents(of: memoryPath(of: source), atMost: SourceFile.largestSize + 1000),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.dropLast().joined(separator: " ") == identity, let written = words.last.flatMap({ Int($0) }) else {
      return nil
    }
    return Memory(notesWritten: written, bytes: bytes[(end + 1)...])
  }

  private func remember(_ source: Source, _ notes: CompilerNotes) {
    // Where that cannot be, the next run looks at the notes again.
    try? FileSystem.replace(
      memoryPath(of: source), with: Array("\(identity) \(notes.written)\n".utf8) + source.bytes)
  }

  // MARK: - The program

  /// The executable or library that the chapter was compiled into, by the name that the loader knows it by.
  static func imageName(of chapter: any Chapter.Type) -> String? {
    csystem_image_path(address(of: chapter)).map { String(cString: $0) }
  }

  /// Where that was loaded in this process.
  static func imageBase(of chapter: any Chapter.Type) -> UInt64? {
    csystem_image_base(address(of: chapter)).map { UInt64(UInt(bitPattern: $0)) }
  }

  private static func address(of chapter: any Chapter.Type) -> UnsafeRawPointer {
    unsafeBitCast(chapter as Any.Type, to: UnsafeRawPointer.self)
  }

  /// The executable or library that the chapter was compiled into, links resolved; `nil` when it cannot be found.
  static func program(of chapter: any Chapter.Type) -> String? {
    image(of: chapter).flatMap { try? FileSystem.resolved($0) }
  }

  private static func image(of chapter: any Chapter.Type) -> String? {
    guard let path = imageName(of: chapter) else { return nil }
    // The main program goes by the name it was called with, which need not be a path from here.
    return path == CommandLine.arguments.first ? executablePath ?? path : path
  }

  private static var executablePath: String? {
    #if os(Linux)
      "/proc/self/exe"
    #else
      Bundle.main.executablePath
    #endif
  }
}
