import CSystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a running chapter has said so far, in memory that its process shares with the program that started it: writing it
/// costs no system call and no room on the disk, and what is in it outlives the process, however that ends.
///
/// The first part are notes, in the form of `Journaled`; the rest is where captured output is kept. Each note counts as
/// soon as it is whole, so that one at which the process was killed is not there, and no other is touched by it.
package final class RunJournal: Sendable {
  /// What is noted.
  enum Note {
    /// `run()` begins; with the place where the chapter's program or library was loaded, which is another in each process.
    case began(number: UInt64, base: UInt64)
    case event(RunHistory.Event)
    /// A file that is part of the page.
    case file(name: String, bytes: [UInt8])
    case failed(RecordedFailure, number: UInt64)
    case ended(number: UInt64)
    case parameters(RunParameters)
  }

  /// Bytes for the notes, taken from the machine as far as they are written to.
  static let noteCapacity = 256 << 20
  /// Bytes of all.
  static let size = noteCapacity + OutputCapture.capacity
  /// Before the notes: how many bytes are in use, and whether there was no room for one.
  static let headSize = 16

  private struct State {
    var used = headSize
    var isFull = false
  }

  // Written under the lock, and read by nobody in this process; the other reads it when this one is gone.
  private nonisolated(unsafe) let memory: UnsafeMutableRawBufferPointer
  private let state = Mutex(State())
  /// Where the number of lines stands that were left out last; 0 if none were.
  private let placeOfOmittedLines = Atomic(0)

  /// The journal that this process was given to write, by the descriptor that it has here.
  ///
  /// - Throws: `JournalError` when there is none.
  package init(inherited descriptor: CInt) throws(JournalError) {
    guard let start = csystem_map_shared_memory(descriptor, UInt(Self.size)) else { throw JournalError(code: errno) }
    memory = UnsafeMutableRawBufferPointer(start: start, count: Self.size)
  }

  /// Where captured output is kept, as long as the process lives.
  var roomForOutput: UnsafeMutableRawBufferPointer { .init(rebasing: memory[Self.noteCapacity...]) }

  /// Adds a note, unless there was no room for an earlier one.
  func add(_ note: Note) {
    var bytes: [UInt8] = []
    bytes.put(note)
    state.withLock { state in
      let end = state.used + 8 + bytes.count
      if end > Self.noteCapacity { state.isFull = true }
      if state.isFull { return memory.storeBytes(of: 1, toByteOffset: 8, as: UInt64.self) }
      memory.storeBytes(of: UInt64(bytes.count), toByteOffset: state.used, as: UInt64.self)
      UnsafeMutableRawBufferPointer(rebasing: memory[(state.used + 8)..<end]).copyBytes(from: bytes)
      if note.isOmittedLines { placeOfOmittedLines.store(end - 8, ordering: .relaxed) }
      state.used = (end + 7) & ~7
      atomicMemoryFence(ordering: .sequentiallyConsistent)
      memory.storeBytes(of: UInt64(state.used), as: UInt64.self)
    }
  }

  /// There are more lines left out than was noted last: this happens for every line of endless output.
  func set(omittedLines count: Int) {
    let place = placeOfOmittedLines.load(ordering: .relaxed)
    if place > 0 { memory.storeBytes(of: Int64(count).littleEndian, toByteOffset: place, as: Int64.self) }
  }
}

/// Memory that cannot be shared with a chapter's process, and why.
package struct JournalError: Error, CustomStringConvertible {
  let code: CInt
  package var description: String { String(cString: strerror(code)) }
}

extension RunJournal.Note: Journaled {
  func put(into bytes: inout [UInt8]) {
    switch self {
    case .began(let number, let base):
      bytes.append(0)
      bytes.put(number)
      bytes.put(base)
    case .file(let name, let content):
      bytes.append(1)
      bytes.put(name)
      bytes.put(content)
    case .failed(let failure, let number):
      bytes.append(2)
      bytes.put(number)
      bytes.put(failure)
    case .ended(let number):
      bytes.append(3)
      bytes.put(number)
    case .event(let event):
      bytes.append(4)
      bytes.put(event.number)
      bytes.put(event.entry)
    case .parameters(let parameters):
      bytes.append(5)
      bytes.put(parameters)
    }
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    switch try bytes.take(1).first {
    case 0: self = .began(number: try bytes.take(), base: try bytes.take())
    case 1:
      let (name, count): (String, Int) = (try bytes.take(), try bytes.take())
      self = .file(name: name, bytes: Array(try bytes.take(count)))
    case 2:
      let number: UInt64 = try bytes.take()
      self = .failed(try bytes.take(), number: number)
    case 3: self = .ended(number: try bytes.take())
    case 4: self = .event(RunHistory.Event(number: try bytes.take(), entry: try bytes.take()))
    case 5: self = .parameters(try bytes.take())
    default: throw JournalDamage()
    }
  }

  /// Whether its bytes end with the number of lines that were left out.
  var isOmittedLines: Bool {
    if case .event(let event) = self, case .omittedLines = event.entry.content { true } else { false }
  }
}
