/// What a journal can hold: written as bytes that the same program reads, without detours, since chapters wait for it.
protocol Journaled {
  /// Appends it to the bytes.
  func put(into bytes: inout [UInt8])

  /// Takes it from the bytes.
  ///
  /// - Throws: `JournalDamage` where they are something else.
  init(from bytes: inout JournalBytes) throws(JournalDamage)
}

/// A journal whose bytes are not what was written: whoever wrote it can have written over it afterwards.
struct JournalDamage: Error {}

/// Bytes that are read from their beginning on.
struct JournalBytes {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The next bytes.
  mutating func take(_ count: Int) throws(JournalDamage) -> ArraySlice<UInt8> {
    guard count >= 0, count <= rest.count else { throw JournalDamage() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// What stands next.
  mutating func take<Value: Journaled>(_ type: Value.Type = Value.self) throws(JournalDamage) -> Value {
    try Value(from: &self)
  }
}

extension [UInt8] {
  /// Appends something to what a journal holds.
  mutating func put(_ value: some Journaled) { value.put(into: &self) }
}

extension UInt64: Journaled {
  func put(into bytes: inout [UInt8]) {
    Swift.withUnsafeBytes(of: littleEndian) { bytes.append(contentsOf: $0) }
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self = try bytes.take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension Int: Journaled {
  func put(into bytes: inout [UInt8]) { bytes.put(UInt64(bitPattern: Int64(self))) }
  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self = Int(Int64(bitPattern: try bytes.take()))
  }
}

extension Bool: Journaled {
  func put(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
  init(from bytes: inout JournalBytes) throws(JournalDamage) { self = try bytes.take(1).first == 1 }
}

extension Double: Journaled {
  func put(into bytes: inout [UInt8]) { bytes.put(bitPattern) }
  init(from bytes: inout JournalBytes) throws(JournalDamage) { self.init(bitPattern: try bytes.take()) }
}

extension String: Journaled {
  func put(into bytes: inout [UInt8]) { bytes.put(Array(utf8)) }
  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    let count: Int = try bytes.take()
    self.init(decoding: try bytes.take(count), as: UTF8.self)
  }
}

extension Optional: Journaled where Wrapped: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(self != nil)
    if let self { bytes.put(self) }
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self = try bytes.take(Bool.self) ? try bytes.take(Wrapped.self) : nil
  }
}

extension Array: Journaled where Element: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(count)
    for element in self { bytes.put(element) }
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    let count: Int = try bytes.take()
    self = []
    // Each takes a byte at least, so that a wrong count ends soon.
    for _ in 0..<Swift.max(count, 0) { append(try bytes.take()) }
  }
}

extension [UInt8] {
  /// Appends bytes and how many there are.
  mutating func put(_ other: [UInt8]) {
    put(other.count)
    append(contentsOf: other)
  }
}
