import Foundation
import SafeFiles
import Testing

/// What a preview serves, and to whom.
@Suite struct PreviewServingTests {
  @Test func pagesAndTheirFilesAndNothingElse() throws {
    let preview = try RunningPreview()
    try preview.wait(for: "The sum is 7 in 6 of them.", on: "/two-dice/")
    let index = try preview.answer("/")
    #expect(RunningPreview.status(index) == 200)
    #expect(index.contains("What to expect of dice.") && index.contains("Content-Type: text/html; charset=utf-8"))
    #expect(index.contains("Cache-Control: no-store") && index.contains("connect-src 'self'; script-src 'self'"))
    let page = try preview.answer("/two-dice/index.html")
    let script = try #require(page.range(of: "<script src=\"/.preview/preview.js\""))
    let own = try #require(page.range(of: "<script src=\"../assets/notebook.js\""))
    #expect(script.lowerBound < own.lowerBound)
    for (path, type) in [
      ("/two-dice/values.json", "application/json"), ("/assets/style.css", "text/css"),
      ("/.preview/preview.js", "text/javascript"), ("/.preview/preview.css", "text/css"),
    ] {
      let answer = try preview.answer(path)
      #expect(RunningPreview.status(answer) == 200 && answer.contains("Content-Type: \(type)"), "\(path)")
    }
    #expect(RunningPreview.status(try preview.answer("/two-dice")) == 308)
    let head = try preview.answer("/", method: "HEAD")
    #expect(RunningPreview.status(head) == 200 && head.hasSuffix("\r\n\r\n"))
    #expect(try FileSystem.entries(of: preview.folder.path) == ["messages.txt", "output.txt"])
  }

  @Test func whatIsRefused() throws {
    let preview = try RunningPreview()
    try preview.wait(for: "The sum is 7", on: "/two-dice/")
    for path in ["/../../../../../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/two-dice/%2e%2e/%2e%2e/run-2/run"] {
      #expect(RunningPreview.status(try preview.answer(path)) == 400, "\(path)")
    }
    for path in ["/none.html", "/two-dice/none", "/.git", "/.preview/none", "/source", "/run-2/source"] {
      #expect(RunningPreview.status(try preview.answer(path)) == 404, "\(path)")
    }
    for host in ["example.org", "example.org:\(preview.port)", "127.0.0.1", "127.0.0.1:1"] {
      for path in ["/", "/.preview/events", "/two-dice/values.json"] {
        let answer = try preview.answer(path, host: host)
        #expect(RunningPreview.status(answer) == 403 && !answer.contains("dice"), "\(host)")
      }
    }
    #expect(RunningPreview.status(try preview.exchange("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")) == 403)
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
      let answer = try preview.answer("/", method: method)
      #expect(RunningPreview.status(answer) == 405 && answer.contains("Allow: GET, HEAD"))
    }
    for junk in ["\r\n\r\n", "GET\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"]
    {
      #expect(!(try preview.exchange(junk)).contains("dice"))
    }
    // A link that somebody put into the report leads nowhere.
    let report = try #require(
      try FileSystem.files(under: preview.temporary.path).last {
        $0.hasSuffix("/two-dice/values.json") && $0.contains("/report-")
      })
    let folder = "\(preview.temporary.path)/\(report.dropLast("/two-dice/values.json".count))"
    try preview.folder.write("secret", to: "secret.txt")
    #expect(symlink("\(preview.folder.path)/secret.txt", "\(folder)/link.txt") == 0)
    #expect(symlink(preview.folder.path, "\(folder)/folder") == 0)
    for path in ["/link.txt", "/folder/secret.txt"] { #expect(!(try preview.answer(path)).contains("secret\n")) }
    // It goes on.
    #expect(RunningPreview.status(try preview.answer("/")) == 200)
  }

  @Test func moreConnectionsThanItMayHave() throws {
    let preview = try RunningPreview(fileLimit: 64)
    try preview.wait(for: "The sum is 7", on: "/two-dice/")
    let connections = (0..<100).compactMap { _ in try? preview.connection() }
    for connection in connections { close(connection) }
    // It may have ended, but not for long.
    try preview.wait(for: "The sum is 7", on: "/two-dice/")
    #expect(preview.process.isRunning)
  }

  @Test func onlyThisMachineCanAsk() throws {
    let preview = try RunningPreview()
    func listeners(_ table: String) throws -> [Substring] {
      String(decoding: try FileSystem.contents(of: table), as: UTF8.self).split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        // A socket that listens is in state 0A.
        guard words.count > 3, words[3] == "0A" else { return nil }
        let address = words[1].split(separator: ":")
        return UInt16(address[1], radix: 16) == preview.port ? address[0] : nil
      }
    }
    #expect(try listeners("/proc/net/tcp") == ["0100007F"])
    // Where the system has it, the other address of this machine itself.
    let others = (try? listeners("/proc/net/tcp6")) ?? []
    #expect(others == [] || others == ["00000000000000000000000001000000"])
  }

  @Test func eventsSayWhatIsSo() throws {
    let preview = try RunningPreview()
    try preview.wait(for: "The sum is 7", on: "/two-dice/")
    let request = "GET /.preview/events HTTP/1.1\r\nHost: localhost:\(preview.port)\r\n\r\n"
    let answer = try preview.exchange(request, until: "\n\n")
    #expect(answer.contains("Content-Type: text/event-stream"))
    #expect(answer.contains("data: {\"instance\":\"") && answer.contains("\"problems\":[]"))
    #expect(answer.contains("\"stamps\":{") && answer.contains("\"two-dice\":\""))
  }

  @Test func aTakenPortIsTold() throws {
    let first = try RunningPreview(.dice)
    let folder = try TemporaryFolder()
    let result = try BuiltProgram.dice.run("preview", "--port", String(first.port), in: folder)
    #expect(result.status == 73 && result.output == "")
    #expect(
      result.messages
        == "dice: nothing can be served on port \(first.port): another program listens there: choose another --port\n")
    // Another without a port finds one, and both go on.
    let second = try RunningPreview(.dice)
    #expect(second.port != first.port)
    for preview in [first, second] { try preview.wait(for: "The sum is 7", on: "/two-dice/") }
  }

  @Test(arguments: [
    (["--port", "0"], "1 to 65535"), (["--port", "65536"], "1 to 65535"), (["--port", "x"], "port"),
    (["two-dise"], "Did you mean \"two-dice\"?"), (["--jobs", "0"], "1 or more"), (["--timeout", "0"], "seconds"),
  ])
  func aWrongCommandLine(arguments: [String], words: String) throws {
    let folder = try TemporaryFolder()
    let result = try BuiltProgram.dice.run(["preview"] + arguments, in: folder)
    #expect(result.status == 64 && result.messages.contains(words) && result.output == "")
  }

  @Test func aChapterThatFailsStandsOnItsPage() throws {
    let preview = try RunningPreview(.unruly, "trapping", "plain")
    try preview.wait(for: "class=\"failure\"", on: "/trapping/")
    try waitUntil { try preview.messages.contains("\nFailing.swift:") }
    try waitUntil { !(try preview.answer("/plain/")).contains("has not been run") }
    let others = try preview.answer("/pausing/")
    #expect(RunningPreview.status(others) == 200)
    #expect(!(try preview.messages).contains("pausing"))
    // Said by the chapter's process, it is not said again.
    let said = try preview.messages.split(separator: "\n").filter { $0.hasPrefix("Failing.swift:") }
    #expect(said.count == Set(said).count)
  }

  @Test func aBrowserThatCannotBeOpenedIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("#!/bin/sh\nexit 3\n", to: "xdg-open")
    chmod("\(folder.path)/xdg-open", 0o755)
    let process = try BuiltProgram.dice.start(
      ["preview", "--open"], in: folder.path, messages: try folder.handle("messages.txt"),
      environment: ["PATH": "\(folder.path):/usr/bin:/bin"])
    defer { process.terminate() }
    try waitUntil { try folder.text(of: "messages.txt").contains("no browser can be opened: xdg-open could not do it") }
  }
}

extension TemporaryFolder {
  /// A new file to write to.
  fileprivate func handle(_ name: String) throws -> FileHandle {
    try write("", to: name)
    return try #require(FileHandle(forWritingAtPath: "\(path)/\(name)"))
  }
}
