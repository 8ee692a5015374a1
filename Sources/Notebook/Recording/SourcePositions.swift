import Synchronization

#if os(Linux)
  import Foundation
  import Runtime
#endif

/// Finds the places in sources that addresses in the program come from, by the debug information in it.
final class SourcePositions: Sendable {
  /// A place, and the function that it belongs to.
  struct Position: Hashable, Sendable {
    /// The path of the file when it was compiled.
    var file: String
    /// The line, from 1; 0 for what the compiler made of its own accord.
    var line: Int
    /// The column, in bytes, from 1; 0 where the line is.
    var column = 0
    /// The function, as it is written in Swift.
    var function: String
  }

  /// Those of this program.
  static let shared = SourcePositions()

  private let known = Mutex<[UInt: [Position]]>([:])

  /// The places of the addresses in order; of code that was put in the place of a call, first its own, then the call's.
  func positions(of addresses: [UInt]) -> [Position] {
    let missing = known.withLock { known in addresses.filter { known[$0] == nil } }
    if !missing.isEmpty {
      let found = find(missing.map { $0 & ~CallStack.entry })
      known.withLock { known in
        for address in missing {
          known[address] =
            address & CallStack.entry == 0 ? found[address] ?? [] : entryPositions(address & ~CallStack.entry, found)
        }
      }
    }
    return known.withLock { known in addresses.flatMap { known[$0] ?? [] } }
  }

  /// Of a function's entry the compiler often says nothing, but of the first instructions behind it.
  private func entryPositions(_ address: UInt, _ found: [UInt: [Position]]) -> [Position] {
    let own = found[address] ?? []
    guard own.allSatisfy({ $0.line == 0 }) else { return own }
    // One after the other: each takes long to look up.
    for following in [12, 24, 40].map({ address + $0 }) {
      if let next = find([following])[following], next.contains(where: { $0.line > 0 }) { return next }
    }
    return own
  }

  #if os(Linux)
    private let images = ImageMap.capture()
    private let architecture = (try? Backtrace.capture(limit: 1).architecture) ?? ""

    private func find(_ addresses: [UInt]) -> [UInt: [Position]] {
      guard let backtrace = backtrace(of: addresses),
        let symbolicated = backtrace.symbolicated(
          with: images, options: [.showInlineFrames, .showSourceLocations, .useSymbolCache])
      else { return [:] }
      var found: [UInt: [Position]] = [:]
      for frame in symbolicated.frames {
        guard case .programCounter(let counter) = frame.captured, let address = UInt(counter),
          let symbol = frame.symbol, let location = symbol.sourceLocation
        else { continue }
        found[address, default: []].append(
          Position(file: location.path, line: location.line, column: location.column, function: symbol.name))
      }
      return found
    }

    /// A backtrace is made of addresses by reading it in its compact format, which the Swift project documents
    /// (CompactBacktraceFormat.md): a byte for the size of words, then an instruction an address, here in full.
    private func backtrace(of addresses: [UInt]) -> Backtrace? {
      let (words64Bits, absoluteCounter, end) = (UInt8(0x02), UInt8(0x1F), UInt8(0x00))
      var bytes = [words64Bits]
      for address in addresses {
        bytes.append(absoluteCounter)
        withUnsafeBytes(of: UInt64(address).bigEndian) { bytes.append(contentsOf: $0) }
      }
      bytes.append(end)
      // Without the signs that fill up the last group.
      let text = Data(bytes).base64EncodedString().trimmingCharacters(in: ["="])
      let json = #"{"architecture":"\#(architecture)","backtrace":"\#(text)"}"#
      return try? JSONDecoder().decode(Backtrace.self, from: Data(json.utf8))
    }
  #else
    private func find(_ addresses: [UInt]) -> [UInt: [Position]] { [:] }
  #endif
}
