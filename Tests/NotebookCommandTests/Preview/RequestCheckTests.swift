import Testing

@testable import NotebookCommand

/// Which requests are answered.
struct RequestCheckTests {
  private func answer(_ target: String, method: String = "GET", host: String? = "127.0.0.1:8128") -> RequestCheck.Answer
  {
    RequestCheck(port: 8128).answer(method: method, target: target, host: host)
  }

  private func status(_ answer: RequestCheck.Answer) -> Int? {
    if case .refusal(let status, _) = answer { status } else { nil }
  }

  @Test(arguments: [
    ("/", "index.html"), ("/em-1d/", "em-1d/index.html"), ("/em-1d/index.html", "em-1d/index.html"),
    ("/a/b.png", "a/b.png"), ("/%65m-1d/", "em-1d/index.html"), ("/a%20b", "a b"), ("/%C3%A4", "ä"), ("/a", "a"),
  ])
  func filesOfTheReport(target: String, file: String) { #expect(answer(target) == .file(file)) }

  @Test func filesOfThePreview() {
    #expect(answer("/.preview/events") == .events)
    #expect(answer("/.preview/preview.js") == .asset("preview.js"))
    #expect(answer("/.preview/preview.css", method: "HEAD") == .asset("preview.css"))
    #expect(status(answer("/.preview/other")) == 404)
  }

  @Test(arguments: [
    "/..", "/../x", "/a/../../x", "/a/..", "/%2e%2e/x", "/%2E./x", "/a/%2e%2e%2fx", "/..%2fx", "/.", "/a/./b", "//x",
    "/a//b", "/a%2fb", "/a%5cb", "/a\\b", "/a%00b", "/%", "/%2", "/%zz", "/%ff", "/%c0%ae%c0%ae/", "x", "", "*",
    "http://127.0.0.1:8128/", "/\u{0}",
  ])
  func whatLeavesTheFolderOrIsNoAddress(target: String) { #expect(status(answer(target)) == 400) }

  @Test(arguments: ["/.git", "/.hidden/x", "/a/.hidden", "/.", "/..", "/.preview", "/.preview/", "/%2egit"])
  func hiddenFiles(target: String) { #expect([400, 404].contains(status(answer(target)))) }

  @Test(arguments: ["127.0.0.1:8128", "localhost:8128", "LocalHost:8128", "[::1]:8128"])
  func ownNames(host: String) { #expect(answer("/", host: host) == .file("index.html")) }

  @Test(arguments: [
    nil, "", "127.0.0.1", "localhost", "127.0.0.1:80", "127.0.0.1:81280", "example.org", "example.org:8128",
    "localhost.example.org:8128", "127.0.0.1.example.org:8128", "0.0.0.0:8128", "127.0.0.2:8128", "[::]:8128",
    "127.0.0.1:8128@example.org", "127.0.0.1:8128,example.org", " 127.0.0.1:8128", "::1:8128", "localhost:8128.",
  ])
  func otherNames(host: String?) {
    #expect(status(answer("/", host: host)) == 403)
    #expect(status(answer("/.preview/events", host: host)) == 403)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "", "X"])
  func otherMethods(method: String) { #expect(status(answer("/", method: method)) == 405) }
}
