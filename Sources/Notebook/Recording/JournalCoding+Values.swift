extension RecordedValue: Journaled {
  private enum Kind: UInt8 { case number, single, integer, exact, string, boolean, missing, array, object }

  func put(into bytes: inout [UInt8]) {
    bytes.append(kind.rawValue)
    switch self {
    case .number(let number): bytes.put(number)
    case .single(let number): bytes.put(UInt64(number.bitPattern))
    case .integer(let integer): bytes.put(integer)
    case .exact(let number): bytes.put(number.text)
    case .string(let string): bytes.put(string)
    case .boolean(let boolean): bytes.put(boolean)
    case .missing: break
    case .array(let elements): bytes.put(elements)
    case .object(let members):
      bytes.put(members.count)
      for (name, value) in Self.ordered(members) {
        bytes.put(name)
        bytes.put(value)
      }
    }
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    guard let kind = try bytes.take(1).first.flatMap(Kind.init) else { throw JournalDamage() }
    switch kind {
    case .number: self = .number(try bytes.take())
    case .single: self = .single(Float(bitPattern: UInt32(truncatingIfNeeded: try bytes.take(UInt64.self))))
    case .integer: self = .integer(try bytes.take())
    case .exact: self = .exact(ExactNumber(text: try bytes.take()))
    case .string: self = .string(try bytes.take())
    case .boolean: self = .boolean(try bytes.take())
    case .missing: self = .missing
    case .array: self = .array(try bytes.take())
    case .object:
      let count: Int = try bytes.take()
      var members: [String: RecordedValue] = [:]
      for _ in 0..<max(count, 0) {
        let name: String = try bytes.take()
        members[name] = try bytes.take(RecordedValue.self)
      }
      self = .object(members)
    }
  }

  private var kind: Kind {
    switch self {
    case .number: .number
    case .single: .single
    case .integer: .integer
    case .exact: .exact
    case .string: .string
    case .boolean: .boolean
    case .missing: .missing
    case .array: .array
    case .object: .object
    }
  }
}

extension NamedValue: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(name)
    bytes.put(value)
    bytes.put(varies)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(name: try bytes.take(), value: try bytes.take(), varies: try bytes.take())
  }
}

extension NumberNotation: Journaled {
  func put(into bytes: inout [UInt8]) {
    let (kind, count): (UInt8, Int) =
      switch style {
      case .shortest: (0, 0)
      case .decimals(let count): (1, count)
      case .significant(let count): (2, count)
      case .percent(let count): (3, count)
      }
    bytes.append(kind)
    bytes.put(count)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    let kind = try bytes.take(1).first
    let count: Int = try bytes.take()
    switch kind {
    case 0: self.init(.shortest)
    case 1: self.init(.decimals(count))
    case 2: self.init(.significant(count))
    case 3: self.init(.percent(decimals: count))
    default: throw JournalDamage()
    }
  }
}

extension Table.Column: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(title)
    bytes.put(values)
    bytes.put(notation)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(title: try bytes.take(), values: try bytes.take(), notation: try bytes.take())
  }
}

extension Table: Journaled {
  func put(into bytes: inout [UInt8]) { bytes.put(columns) }
  init(from bytes: inout JournalBytes) throws(JournalDamage) { self.init(columns: try bytes.take()) }
}
