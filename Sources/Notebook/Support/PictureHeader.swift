import Foundation

/// What the first bytes of a picture's file say: its kind and its size in CSS pixels.
struct PictureHeader: Hashable, Sendable {
  var kind: PictureKind
  var width: Int
  var height: Int

  /// Reads the header of a picture.
  ///
  /// - Returns: `nil` when the bytes are not a picture of that kind, or do not say how large it is.
  init?(_ bytes: [UInt8], kind: PictureKind) {
    let size =
      switch kind {
      case .png: Self.png(bytes)
      case .jpeg: Self.jpeg(bytes)
      case .gif: Self.gif(bytes)
      case .webp: Self.webp(bytes)
      case .svg: Self.svg(bytes)
      }
    guard let size, size.width > 0, size.height > 0 else { return nil }
    self.kind = kind
    (width, height) = size
  }

  private typealias Size = (width: Int, height: Int)

  private static func has(_ mark: String, at offset: Int, in bytes: [UInt8]) -> Bool {
    bytes.dropFirst(offset).starts(with: mark.utf8)
  }

  private static func big(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    bytes.bigEndian(at: offset, count: count)
  }

  private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// PNG, third edition, 5.2 and 11.2.1.
  private static func png(_ bytes: [UInt8]) -> Size? {
    guard bytes.count >= 24, bytes.starts(with: PNGFormat.signature),
      has("IHDR", at: 12, in: bytes)
    else { return nil }
    return (big(bytes, 16, 4), big(bytes, 20, 4))
  }

  /// GIF89a, section 18.
  private static func gif(_ bytes: [UInt8]) -> Size? {
    guard bytes.count >= 10, has("GIF87a", at: 0, in: bytes) || has("GIF89a", at: 0, in: bytes) else { return nil }
    return (little(bytes, 6, 2), little(bytes, 8, 2))
  }

  /// ITU-T T.81, B.2.2, where the size is in the frame header; Exif (tag 0x112) may turn the picture on its side.
  private static func jpeg(_ bytes: [UInt8]) -> Size? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var offset = 2
    var isOnItsSide = false
    while offset + 9 < bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      let length = big(bytes, offset + 2, 2)
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        let (height, width) = (big(bytes, offset + 5, 2), big(bytes, offset + 7, 2))
        return isOnItsSide ? (height, width) : (width, height)
      }
      if marker == 0xE1, has("Exif", at: offset + 4, in: bytes), offset + 2 + length <= bytes.count {
        isOnItsSide = (5...8).contains(orientation(Array(bytes[(offset + 10)..<(offset + 2 + length)])) ?? 1)
      }
      offset += 2 + length
    }
    return nil
  }

  /// The orientation in a TIFF header and its first directory.
  private static func orientation(_ tiff: [UInt8]) -> Int? {
    guard tiff.count >= 8 else { return nil }
    let number = tiff.starts(with: "II".utf8) ? little : big
    let directory = number(tiff, 4, 4)
    guard directory + 2 <= tiff.count else { return nil }
    for entry in 0..<number(tiff, directory, 2) {
      let offset = directory + 2 + 12 * entry
      guard offset + 12 <= tiff.count else { return nil }
      if number(tiff, offset, 2) == 0x112 { return number(tiff, offset + 8, 2) }
    }
    return nil
  }

  /// The WebP container specification and RFC 6386, 9.1.
  private static func webp(_ bytes: [UInt8]) -> Size? {
    guard bytes.count >= 30, has("RIFF", at: 0, in: bytes), has("WEBP", at: 8, in: bytes) else { return nil }
    if has("VP8X", at: 12, in: bytes) { return (little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1) }
    if has("VP8L", at: 12, in: bytes) {
      let bits = little(bytes, 21, 4)
      return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    }
    guard has("VP8 ", at: 12, in: bytes) else { return nil }
    return (little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
  }

  /// The size that the root element has, or that of its view box.
  private static func svg(_ bytes: [UInt8]) -> Size? {
    guard let text = String(validating: bytes, as: UTF8.self), let root = text.firstMatch(of: /<svg\b[^>]*>/)?.0 else {
      return nil
    }
    func length(_ name: String) -> Double? {
      guard let match = try? Regex("\\s\(name)\\s*=\\s*[\"']\\s*([0-9.]+)(?:px)?\\s*[\"']").firstMatch(in: root) else {
        return nil
      }
      return match[1].substring.flatMap { Double($0) }
    }
    let box = root.firstMatch(of: /\sviewBox\s*=\s*["']([^"']*)["']/).map { match in
      match.1.split { $0 == " " || $0 == "," || $0.isNewline }.compactMap { Double($0) }
    }
    let viewBox = box?.count == 4 ? box : nil
    guard let width = length("width") ?? viewBox?[2], let height = length("height") ?? viewBox?[3] else { return nil }
    // Beyond that, it is no length that a page can have.
    let lengths = 0...1_000_000.0
    guard lengths.contains(width), lengths.contains(height) else { return nil }
    return (Int(width.rounded(.up)), Int(height.rounded(.up)))
  }
}

/// The kinds of pictures that every browser and code host shows.
enum PictureKind: String, Hashable, Sendable, CaseIterable {
  case png, jpeg, gif, webp, svg

  /// The kind of a file by its name.
  init?(file name: String) {
    let suffix = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    self.init(rawValue: suffix == "jpg" ? "jpeg" : suffix)
  }

  /// The type in an address that has the picture inside.
  var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }
}
