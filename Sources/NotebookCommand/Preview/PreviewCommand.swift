import ArgumentParser
import Foundation
import Notebook
import SafeFiles

/// `preview [CHAPTER...]`: shows the report in a browser while it is being written.
struct PreviewCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "preview",
      abstract: "Shows the report in a browser, and makes it anew as its sources change.",
      discussion: """
        Changed words are on the page at once; where code changed, the program is built, and the chapters run whose \
        code it is. Nothing is written to \(Program.output). The address is printed first; only this machine can open it.
        """)
  }

  @Argument(help: ArgumentHelp("Names of chapters, as \"list\" prints them; by default all.", valueName: "chapter"))
  var chapters: [String] = []

  @Option(help: ArgumentHelp("The port; by default the first free one from \(Self.firstPort) on.", valueName: "number"))
  var port: Int?

  @Flag(help: "Opens the address in a browser.")
  var open = false

  @Option(help: ArgumentHelp("End a chapter that runs longer.", valueName: "seconds"))
  var timeout: Double = 600

  @Option(
    help: ArgumentHelp(
      "How many chapters run at a time.", discussion: "Default: as many as there are processors.", valueName: "count"))
  var jobs: Int?

  static var firstPort: UInt16 { 8128 }

  func validate() throws {
    for chapter in chapters { try Program.requireChapter(chapter) }
    if let port, !(1...65535).contains(port) {
      throw ValidationError("--port \(port): give a number from 1 to 65535.")
    }
    guard timeout > 0, timeout <= 1_000_000 else {
      throw ValidationError("--timeout \(timeout): give a number of seconds between 0 and 1000000.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): give 1 or more.") }
  }

  func run() throws {
    Interruption.hold()
    // Who does not read what it is asked is no reason to be killed. The threads of the server inherit it.
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, nil)
    let site = PreviewSite(instance: String(UInt64.random(in: 0...UInt64.max), radix: 36))
    let server = try serve(site)
    let temporary = try TemporaryOutput(program: Program.name)
    defer { temporary.remove() }
    let preview = try Preview(
      Preview.Settings(
        name: Program.name, catalogue: Program.catalogue.sourceFile, selection: chapters, timeout: timeout,
        jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount),
      site: site, folder: temporary.folder)
    let address = "http://127.0.0.1:\(server.port)/"
    Console.result(address)
    if open { preview.open(address) }
    try preview.run()
  }

  private func serve(_ site: PreviewSite) throws(OutputError) -> PreviewServer {
    if let port {
      do throws(PreviewServer.Failure) {
        return try PreviewServer(site, port: UInt16(port), title: Program.name)
      } catch {
        let advice = error.isPortTaken ? "another program listens there: choose another --port" : error.description
        throw OutputError(.cannotCreate, "nothing can be served on port \(port): \(advice)")
      }
    }
    for port in Self.firstPort..<(Self.firstPort + 20) {
      if let server = try? PreviewServer(site, port: port, title: Program.name) { return server }
    }
    do throws(PreviewServer.Failure) {
      return try PreviewServer(site, port: 0, title: Program.name)
    } catch {
      throw OutputError(.cannotCreate, "nothing can be served: \(error.description)")
    }
  }
}
