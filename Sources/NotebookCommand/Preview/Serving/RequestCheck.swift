/// Decides what a request may have: files of the report, and what belongs to the preview, for who asks this machine by one
/// of its own names.
///
/// A page of another site can make a browser send requests here, by a name that it lets lead to this machine. It does not
/// choose what the browser says of that name.
struct RequestCheck {
  /// What is answered.
  enum Answer: Hashable {
    /// A file of the report, its path relative to the report.
    case file(String)
    /// A file of the preview itself.
    case asset(String)
    case events
    case refusal(status: Int, message: String)
  }

  /// Where the preview's own files are; no file of a report begins with a full stop.
  static let folder = ".preview"
  static let assets = ["preview.js", "preview.css"]

  let port: UInt16

  /// - Parameters:
  ///   - target: The path as the request has it, percent-encoded, without the query.
  ///   - host: What the request says it is for.
  func answer(method: String, target: String, host: String?) -> Answer {
    guard let host, isOwn(host) else {
      return .refusal(status: 403, message: "This is http://127.0.0.1:\(port)/, and answers to no other name.")
    }
    guard method == "GET" || method == "HEAD" else {
      return .refusal(status: 405, message: "Only GET and HEAD are answered.")
    }
    guard let path = Self.path(target) else { return .refusal(status: 400, message: "There is no such address.") }
    if path == "\(Self.folder)/events" { return .events }
    for asset in Self.assets where path == "\(Self.folder)/\(asset)" { return .asset(asset) }
    if path.hasPrefix(".") || path.contains("/.") { return .refusal(status: 404, message: "There is no such page.") }
    if path.isEmpty || path.hasSuffix("/") { return .file(path + "index.html") }
    return .file(path)
  }

  private func isOwn(_ host: String) -> Bool {
    let names = ["127.0.0.1", "localhost", "[::1]"]
    let host = host.lowercased()
    return names.contains { host == "\($0):\(port)" || port == 80 && host == $0 }
  }

  /// The path behind the first slash, decoded; `nil` if it leaves the folder, or no file can have it.
  private static func path(_ target: String) -> String? {
    guard target.hasPrefix("/") else { return nil }
    var components: [String] = []
    let parts = target.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard let component = decoded(part) else { return nil }
      let isLast = index == parts.count - 1
      if component == "." || component == ".." || component.isEmpty && !isLast { return nil }
      if component.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
        return nil
      }
      components.append(component)
    }
    return components.joined(separator: "/")
  }

  /// A component without percent-encoding; `nil` if it is not well-formed or no text.
  private static func decoded(_ component: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(component.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
