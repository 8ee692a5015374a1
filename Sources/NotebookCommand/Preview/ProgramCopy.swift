import Notebook
import SafeFiles

/// A second name for a program as it was built, beside it, under which it runs however often it is built anew: chapters that
/// run find their lines in the file that they are from.
final class ProgramCopy {
  /// The path to run.
  let path: String
  private let isOwn: Bool

  /// - Parameter number: Another one for each.
  init(of program: String, number: Int) {
    let copy = "\(folderPath(of: program))/\(Self.prefix(program))\(getpid())-\(number)"
    unlink(copy)
    // Where that cannot be, the program itself will do as long as nobody builds.
    isOwn = link(program, copy) == 0
    path = isOwn ? copy : program
  }

  deinit { if isOwn { unlink(path) } }

  private static func prefix(_ program: String) -> String { ".\(fileName(of: program))-preview-" }

  /// Removes what killed previews left.
  static func removeAbandoned(of program: String) {
    let folder = folderPath(of: program)
    let names = (try? FileSystem.entries(of: folder, passingOverNamesThatAreNoText: true)) ?? []
    for name in names where name.hasPrefix(prefix(program)) {
      let owner = name.dropFirst(prefix(program).count).split(separator: "-").first.flatMap { pid_t($0) }
      if let owner, kill(owner, 0) != 0, errno == ESRCH { unlink("\(folder)/\(name)") }
    }
  }
}
