import ArgumentParser
import Foundation
import Notebook
import SafeFiles

/// The hidden command `preview-weave`: makes the pages of a preview as this program has them, as often as it is asked.
struct PreviewWeaveCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "preview-weave", abstract: "Makes the pages of a preview.", shouldDisplay: false)
  }

  @Option(help: "The process that calls it.") var caller: Int32?

  func run() throws {
    Interruption.endWithParent(caller)
    var weaver = PreviewWeaver(catalogue: Program.catalogue)
    let decoder = JSONDecoder()
    guard let start = readLine(strippingNewline: true) else { return }
    try answer(weaver.greeting(decoder.decode(WeavingStart.self, from: Data(start.utf8))))
    while let line = readLine(strippingNewline: true) {
      try answer(weaver.weave(decoder.decode(WeavingRequest.self, from: Data(line.utf8))))
    }
  }

  private func answer(_ message: some Encodable) throws {
    let bytes = try JSONEncoder().encode(message) + [UInt8(ascii: "\n")]
    do {
      try FileSystem.send(Array(bytes), to: STDOUT_FILENO, path: "standard output")
    } catch {
      throw ExitStatus.cannotWriteOutput
    }
  }
}
