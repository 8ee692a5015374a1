import SafeFiles
import Synchronization

/// Takes the files of one chapter and remembers which: in the chapter's folder, or as parts of its page.
final class ChapterFiles: Sendable {
  private struct State {
    var published: [String] = []
    var addresses: [String: String] = [:]
    var names: Set<String> = []
    var problem: SystemError?
  }

  private let report: String
  private let chapter: String
  private let placement: @Sendable (_ name: String, _ bytes: [UInt8]) -> FilePlacement
  private let state = Mutex(State())

  /// - Parameters:
  ///   - report: The folder of the report.
  ///   - placement: What becomes of a file.
  init(
    report: String, chapter: String,
    placement: @escaping @Sendable (_ name: String, _ bytes: [UInt8]) -> FilePlacement
  ) {
    self.report = report
    self.chapter = chapter
    self.placement = placement
  }

  /// The files written, relative to the report.
  var published: [String] { state.withLock { $0.published } }

  /// The first error of the file system: a report that cannot be written is not a chapter's fault.
  var problem: SystemError? { state.withLock { $0.problem } }

  /// The names of the files that were taken, wherever they are.
  var names: Set<String> { state.withLock { $0.names } }

  /// The names of those that are inside the page.
  var namesInside: [String] { state.withLock { $0.addresses.keys.sorted() } }

  /// Whether a file that was taken is inside the page.
  func isInside(_ name: String) -> Bool { state.withLock { $0.addresses[name] != nil } }

  /// Whether some file system would take a file for one that was taken.
  func has(_ name: String) -> Bool {
    state.withLock { state in state.names.contains { Names.key($0) == Names.key(name) } }
  }

  /// Takes a file of the chapter, such as a figure.
  func write(_ bytes: [UInt8], to name: String) throws {
    state.withLock { _ = $0.names.insert(name) }
    switch placement(name, bytes) {
    case .file: try publish(bytes, at: "\(chapter)/\(name)")
    case .address(let address): state.withLock { $0.addresses[name] = address }
    case .omitted: break
    }
  }

  /// Takes a file that the chapter made before, as it is in the folder of another report.
  func take(_ name: String, from report: String) throws {
    state.withLock { _ = $0.names.insert(name) }
    let path = "\(chapter)/\(name)"
    do throws(SystemError) {
      try FileSystem.duplicate(path, from: report, in: self.report)
    } catch {
      state.withLock { if $0.problem == nil { $0.problem = error } }
      throw error
    }
    state.withLock { $0.published.append(path) }
  }

  /// The address of a file that was taken, seen from the chapter's page.
  func address(of name: String) -> String {
    state.withLock { $0.addresses[name] } ?? name
  }

  /// Writes a file of the report.
  func publish(_ bytes: [UInt8], at path: String) throws {
    do throws(SystemError) {
      try FileSystem.create(path, in: report, with: bytes)
    } catch {
      state.withLock { if $0.problem == nil { $0.problem = error } }
      throw error
    }
    state.withLock { $0.published.append(path) }
  }
}
