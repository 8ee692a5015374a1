import Foundation

/// Where a report stands on the web.
struct WebAddress: Hashable, Sendable {
  /// The address of the report's folder, with a slash at its end.
  private let base: String

  /// An address that is none.
  struct Problem: Error, Hashable, CustomStringConvertible {
    var address: String

    var description: String {
      "the catalogue's address \"\(address)\" is not one of a folder on the web: "
        + "say where the report will stand, such as \"https://example.org/report/\""
    }
  }

  init(_ address: String) throws(Problem) {
    guard let components = URLComponents(string: address), let scheme = components.scheme?.lowercased(),
      scheme == "https" || scheme == "http", components.host?.isEmpty == false, components.query == nil,
      components.fragment == nil, !address.hasSuffix(".html"), let text = components.string
    else { throw Problem(address: address) }
    base = text.hasSuffix("/") ? text : text + "/"
  }

  /// The address of a file of the report; an index page goes by the name of its folder.
  func file(_ path: String) -> String {
    if path == "index.html" { return base }
    return base + (path.hasSuffix("/index.html") ? String(path.dropLast("index.html".count)) : path)
  }
}
