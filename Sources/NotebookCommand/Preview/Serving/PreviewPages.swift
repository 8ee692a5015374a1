import FlyingFox
import FlyingSocks
import Foundation
import ProgramResources
import SafeFiles

/// Answers requests.
struct PreviewPages {
  let site: PreviewSite
  let title: String
  let check: @Sendable () -> RequestCheck
  private let assets: [String: Data]

  init(site: PreviewSite, title: String, check: @escaping @Sendable () -> RequestCheck) throws(PreviewServer.Failure) {
    self.site = site
    self.title = title
    self.check = check
    do throws(ResourceError) {
      var assets: [String: Data] = [:]
      for name in RequestCheck.assets {
        assets[name] = Data(try ResourceFolder(module: "NotebookCommand").contents(of: "Resources/\(name)"))
      }
      self.assets = assets
    } catch {
      throw PreviewServer.Failure(description: error.description)
    }
  }

  @Sendable func response(_ request: HTTPRequest) async -> HTTPResponse {
    let answer = check().answer(
      method: request.method.rawValue, target: request.target.path(), host: request.headers[.host])
    let isHead = request.method == .HEAD
    switch answer {
    case .file(let path): return file(path, known: request.headers[.ifNoneMatch], isHead: isHead)
    case .asset(let name):
      return content(assets[name] ?? Data(), type: PreviewPage.mediaType(of: name), isHead: isHead)
    case .events: return events(isHead: isHead)
    case .refusal(let status, let message): return refusal(status, message, isHead: isHead)
    }
  }

  /// - Parameter known: What the browser says of the file that it has.
  private func file(_ path: String, known: String?, isHead: Bool) -> HTTPResponse {
    let state = site.state
    guard let folder = site.folder else {
      return path == "index.html" || path.hasSuffix("/index.html")
        ? content(PreviewPage.waiting(title, in: state), type: PreviewPage.mediaType(of: path), isHead: isHead)
        : refusal(404, "There is no report yet.", isHead: isHead)
    }
    do throws(SystemError) {
      // What is behind a link is not the report's.
      try FileSystem.requireFile(path, in: folder)
      let file = "\(folder)/\(path)"
      guard path.hasSuffix(".html") else {
        // What is the same file as before need not be sent again.
        let status = try FileSystem.status(file)
        let tag = status.map { "\"\($0.inode)-\($0.size)-\($0.modified)\"" } ?? ""
        if !tag.isEmpty, tag == known {
          var headers = Self.headers
          headers[.eTag] = tag
          return HTTPResponse(statusCode: .notModified, headers: headers)
        }
        let bytes = Data(try FileSystem.contents(of: file))
        return content(bytes, type: PreviewPage.mediaType(of: path), tag: tag, isHead: isHead)
      }
      let html = Data(try FileSystem.contents(of: file))
      let page = PreviewPage.page(html, of: path.contains("/") ? String(path.prefix { $0 != "/" }) : "", in: state)
      return content(page, type: PreviewPage.mediaType(of: path), isHead: isHead)
    } catch {
      if let status = try? FileSystem.status("\(folder)/\(path)"), status.kind == .folder {
        let name = path.split(separator: "/").joined(separator: "/")
        var headers = Self.headers
        headers[.location] = "/\(name)/"
        return HTTPResponse(statusCode: .permanentRedirect, headers: headers)
      }
      return refusal(404, "There is no such page.", isHead: isHead)
    }
  }

  /// - Parameter tag: What tells the file from others, if it need not be sent again.
  private func content(
    _ bytes: Data, type: String, status: HTTPStatusCode = .ok, tag: String = "", isHead: Bool
  ) -> HTTPResponse {
    var headers = Self.headers
    if !tag.isEmpty {
      headers[.eTag] = tag
      headers[.cacheControl] = "no-cache"
    }
    headers[.contentType] = type
    headers[.contentLength] = String(bytes.count)
    // In one piece, where that is possible.
    let body = isHead ? HTTPBodySequence() : HTTPBodySequence(data: bytes, suggestedBufferSize: max(bytes.count, 1))
    return HTTPResponse(statusCode: status, headers: headers, body: body)
  }

  private func refusal(_ status: Int, _ message: String, isHead: Bool) -> HTTPResponse {
    let codes = [400: HTTPStatusCode.badRequest, 403: .forbidden, 404: .notFound, 405: .methodNotAllowed]
    var response = content(
      Data((message + "\n").utf8), type: "text/plain; charset=utf-8", status: codes[status] ?? .badRequest,
      isHead: isHead)
    if status == 405 { response.headers[HTTPHeader("Allow")] = "GET, HEAD" }
    return response
  }

  private func events(isHead: Bool) -> HTTPResponse {
    var headers = Self.headers
    headers[.contentType] = "text/event-stream"
    if isHead { return HTTPResponse(statusCode: .ok, headers: headers) }
    return HTTPResponse(
      statusCode: .ok, headers: headers, body: HTTPBodySequence(from: EventBytes(events: site.events())))
  }

  private static var headers: HTTPHeaders {
    [
      .cacheControl: "no-store", HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin", HTTPHeader("Referrer-Policy"): "no-referrer",
    ]
  }
}

/// Events on their way to a browser.
private struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8
  let events: AsyncStream<String>

  func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var events: AsyncStream<String>.Iterator

    mutating func next() async -> UInt8? {
      // Bodies are written a buffer at a time.
      nil
    }

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
      await events.next().map { Array($0.utf8) }
    }
  }
}
