import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The memory for a chapter's journal, as the program has it that starts the chapter's process.
package final class JournalMemory: Sendable {
  /// The descriptor that a chapter's process has of it.
  package static let inheritedDescriptor: CInt = 3

  /// The descriptor in this process, to be handed on.
  package let descriptor: CInt

  /// Memory for a process that is not started yet.
  ///
  /// - Throws: `JournalError` when the system has none.
  package init() throws(JournalError) {
    descriptor = csystem_shared_memory(UInt(RunJournal.size))
    guard descriptor >= 0 else { throw JournalError(code: -descriptor) }
  }

  deinit { close(descriptor) }

  /// What a process wrote before it was gone.
  struct Contents {
    var history = RunHistory()
    /// Files that are part of the page, by their names.
    var files: [String: [UInt8]] = [:]
    /// Captured output, with stacks as they would be in this process.
    var pieces: [OutputCapture.Piece] = []
    /// Where the process was when it ended, if that is known.
    var stackOfEnd: CallStack?
    /// Whether `run()` began.
    var hasBegun = false
    /// What is missing, in words for people; `nil` if nothing is.
    var loss: String?
  }

  /// Reads what another process has written, which has ended.
  ///
  /// - Parameter base: Where the chapter's program or library is loaded in this process.
  /// - Throws: `JournalError` when the system has no room to read it.
  func contents(base: UInt64?) throws(JournalError) -> Contents {
    guard let start = mmap(nil, RunJournal.size, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED else {
      throw JournalError(code: errno)
    }
    defer { munmap(start, RunJournal.size) }
    let memory = UnsafeRawBufferPointer(start: start, count: RunJournal.size)
    let used = min(Int(truncatingIfNeeded: memory.load(as: UInt64.self)), RunJournal.noteCapacity)
    var contents = Contents()
    var shift: UInt64?
    let isFull = memory.load(fromByteOffset: 8, as: UInt64.self) != 0
    if isFull { contents.loss = "there was no room to keep all that it said" }
    var place = RunJournal.headSize
    while place + 8 <= used {
      let count = Int(truncatingIfNeeded: memory.load(fromByteOffset: place, as: UInt64.self))
      guard count >= 0, count <= used - place - 8 else {
        contents.loss = Self.damage
        break
      }
      var bytes = JournalBytes(Array(memory[(place + 8)..<(place + 8 + count)])[...])
      do throws(JournalDamage) {
        switch try bytes.take(RunJournal.Note.self) {
        case .began(let number, let otherBase):
          contents.hasBegun = true
          contents.history.start = number
          shift = base.map { $0 &- otherBase }
        case .event(let event): contents.history.events.append(event)
        case .file(let name, let bytes): contents.files[name] = bytes
        case .failed(let failure, let number):
          contents.history.failure = failure
          contents.history.failureNumber = number
        case .ended(let number): contents.history.end = number
        case .parameters(let parameters): contents.history.parameters = parameters
        }
      } catch {
        contents.loss = Self.damage
        break
      }
      place = (place + 8 + count + 7) & ~7
    }
    let room = UnsafeRawBufferPointer(rebasing: memory[RunJournal.noteCapacity...])
    contents.pieces = OutputCapture.pieces(in: room)
    // Without a common base nothing of a stack can be found.
    for index in contents.pieces.indices {
      contents.pieces[index].stack = shift.map(contents.pieces[index].stack.moved) ?? CallStack()
    }
    contents.stackOfEnd = shift.flatMap { shift in OutputCapture.stackOfEnd(in: room)?.moved(by: shift) }
    return contents
  }

  private static let damage = "what it said can be read only in part, since the chapter wrote over it"
}

extension CallStack {
  /// The stack of a process in which the program stands elsewhere, as it would be in this one.
  func moved(by shift: UInt64) -> CallStack {
    func moved(_ addresses: [UInt]) -> [UInt] {
      addresses.map { ((($0 & ~Self.entry) &+ UInt(shift)) & ~Self.entry) | ($0 & Self.entry) }
    }
    var stack = self
    stack.own = moved(own)
    stack.waiting = moved(waiting)
    return stack
  }
}
