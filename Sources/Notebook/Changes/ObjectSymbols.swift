import SafeFiles

/// The names that an object file has for the linker: those that it defines, and those that it needs from elsewhere.
///
/// Read from the symbol table of ELF files of 64 bits, little-endian (System V Application Binary Interface, "Symbol Table"), which
/// is what compilers write on Linux.
struct ObjectSymbols {
  private(set) var defined: Set<String> = []
  private(set) var needed: Set<String> = []

  /// Whether it makes types that it does not declare conform to protocols: the runtime finds that by looking, without a name
  /// that anybody refers to.
  ///
  /// A conformance has a descriptor `…Mc`, whose name begins with the type's; a type declared here has a descriptor `…Mn`
  /// (Swift's `docs/ABI/Mangling.rst`, "Globals").
  var extendsOthers: Bool {
    let declared = defined.filter { $0.hasSuffix("Mn") }.map { $0.dropLast(2) }
    return defined.contains { name in
      name.hasSuffix("Mc") && !declared.contains(where: name.hasPrefix)
    }
  }

  /// `nil` when the bytes are no such file, or not a whole one.
  init?(_ bytes: [UInt8]) {
    let isRead = bytes.withUnsafeBytes { read($0) }
    if !isRead { return nil }
  }

  private static let headerSize = 64
  private static let sectionHeaderSize = 64
  private static let symbolSize = 24
  private static let symbolTable: UInt32 = 2

  private mutating func read(_ file: UnsafeRawBufferPointer) -> Bool {
    let mark: [UInt8] = [0x7f, UInt8(ascii: "E"), UInt8(ascii: "L"), UInt8(ascii: "F"), 2, 1]
    guard file.count >= Self.headerSize, file.prefix(mark.count).elementsEqual(mark) else { return false }
    func number<Number: FixedWidthInteger>(_ type: Number.Type, at place: Int) -> Number? {
      guard place >= 0, place <= file.count - MemoryLayout<Number>.size else { return nil }
      return Number(littleEndian: file.loadUnaligned(fromByteOffset: place, as: type))
    }
    func place(at offset: Int) -> Int? { number(UInt64.self, at: offset).flatMap(Int.init(exactly:)) }
    guard let sections = place(at: 40), var count = number(UInt16.self, at: 60).map(Int.init),
      sections > 0, sections <= file.count - Self.sectionHeaderSize
    else { return false }
    if count == 0 {
      // More than two bytes can tell: the first section's size does.
      guard let size = place(at: sections + 32) else { return false }
      count = size
    }
    guard count <= (file.count - sections) / Self.sectionHeaderSize else { return false }
    var found = false
    for index in 0..<count {
      let header = sections + index * Self.sectionHeaderSize
      guard number(UInt32.self, at: header + 4) == Self.symbolTable else { continue }
      guard let start = place(at: header + 24), let size = place(at: header + 32),
        let namesIndex = number(UInt32.self, at: header + 40).map(Int.init), namesIndex < count,
        let names = place(at: sections + namesIndex * Self.sectionHeaderSize + 24),
        let namesSize = place(at: sections + namesIndex * Self.sectionHeaderSize + 32),
        start <= file.count, size <= file.count - start, names <= file.count, namesSize <= file.count - names,
        namesSize > 0, file[names + namesSize - 1] == 0
      else { return false }
      found = true
      for symbol in stride(from: start, to: start + size - Self.symbolSize + 1, by: Self.symbolSize) {
        guard let name = number(UInt32.self, at: symbol).map(Int.init), name < namesSize,
          let binding = number(UInt8.self, at: symbol + 4).map({ $0 >> 4 }),
          let section = number(UInt16.self, at: symbol + 6), let base = file.baseAddress
        else { return false }
        // What is local to the file is nobody else's.
        guard name > 0, binding != 0 else { continue }
        let text = String(cString: (base + names + name).assumingMemoryBound(to: CChar.self))
        if section == 0 { needed.insert(text) } else { defined.insert(text) }
      }
    }
    return found
  }
}
