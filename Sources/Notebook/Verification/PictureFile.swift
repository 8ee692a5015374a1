/// The parts of a PNG file, without decoding its pixels (Portable Network Graphics, third edition, section 5).
///
/// A viewer shows frames and uses chunks that a comparison of pixels does not see, and a small file can decode to more
/// pixels than a machine has memory for. So what surrounds the pixels is compared first, byte by byte.
struct PictureFile: Hashable {
  /// A chunk, its type four letters.
  struct Chunk: Hashable {
    var type: String
    var data: ArraySlice<UInt8>
  }

  /// The chunks in their order, those that hold pixels as one without its data.
  private(set) var chunks: [Chunk] = []
  /// How many bytes stand behind the end of the picture.
  private(set) var trailingByteCount = 0

  /// Why a file is no picture.
  struct Damage: Error, Hashable, CustomStringConvertible { var description: String }

  /// Reads the chunks of a file.
  init(png file: [UInt8]) throws(Damage) {
    guard file.starts(with: PNGFormat.signature) else { throw Damage(description: "it is no PNG file") }
    var index = PNGFormat.signature.count
    while index < file.count {
      guard index + 12 <= file.count else { throw Damage(description: "it ends within a chunk") }
      let length = file.bigEndian(at: index, count: 4)
      guard length <= file.count - index - 12 else { throw Damage(description: "it ends within a chunk") }
      let type = String(decoding: file[index + 4..<index + 8], as: UTF8.self)
      if type != "IDAT" {
        chunks.append(Chunk(type: type, data: file[index + 8..<index + 8 + length]))
      } else if chunks.last?.type != "IDAT" {
        chunks.append(Chunk(type: type, data: []))
      }
      index += length + 12
      if type == "IEND" {
        trailingByteCount = file.count - index
        return
      }
    }
    throw Damage(description: "it has no end")
  }

  /// Width and height, as the first chunk says.
  var size: (width: Int, height: Int)? {
    guard let header = chunks.first, header.type == "IHDR", header.data.count >= 8 else { return nil }
    return (header.data.bigEndian(at: 0, count: 4), header.data.bigEndian(at: 4, count: 4))
  }

  /// In what two pictures differ beside their pixels; empty if in nothing.
  func differences(from expected: PictureFile) -> [String] {
    var findings: [String] = []
    if expected.trailingByteCount != trailingByteCount {
      findings.append("\(expected.trailingByteCount) bytes behind the picture's end -> \(trailingByteCount)")
    }
    if let old = expected.size, let new = size, old != new {
      findings.append("\(old.width) x \(old.height) pixels -> \(new.width) x \(new.height)")
      return findings
    }
    let (before, after) = (expected.chunks.map(\.type), chunks.map(\.type))
    if before != after {
      findings.append("parts of the file: \(before.joined(separator: " ")) -> \(after.joined(separator: " "))")
    } else if let changed = zip(expected.chunks, chunks).first(where: { $0 != $1 }) {
      findings.append("the part \(changed.0.type) of the file differs")
    }
    return findings
  }
}
