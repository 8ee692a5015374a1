import SafeFiles

/// Follows a few files that people edit, by looking at them: whenever the system tells that something happened near them, and
/// now and then.
///
/// A look costs some microseconds a file, and it works on every file system, also on those that tell of no changes (shared
/// ones, those of containers), for files that editors replace instead of changing them, and for files that are not there yet.
struct SourceWatch {
  /// What became of a file.
  enum Change: Hashable {
    case text([UInt8])
    /// It cannot be read, and why.
    case missing(String)
  }

  private struct File {
    var status: FileStatus?
    /// Since when it is as it is.
    var since: ContinuousClock.Instant
    /// Whether what it holds now was told.
    var isTold = false
    var bytes: [UInt8]?

    /// As long it has to stay as it is.
    var rest: Duration { status == nil ? SourceWatch.longestGap : SourceWatch.settlingTime }
  }

  /// As long a file has to stay as it is before it is read: programs that write it in parts are not done before.
  private static let settlingTime = Duration.milliseconds(20)
  /// As long a file may be gone while an editor replaces it.
  private static let longestGap = Duration.milliseconds(600)
  /// More bytes than anybody writes into one file.
  private static let largestSize = 1 << 24

  private var files: [String: File] = [:]

  /// Follows these files from here on; those that were followed before go on.
  mutating func follow(_ paths: Set<String>) {
    files = files.filter { paths.contains($0.key) }
    for path in paths where files[path] == nil {
      files[path] = File(status: nil, since: .now - Self.longestGap)
    }
  }

  /// A file as it was read last, and what the system said of it then.
  func state(of path: String) -> (bytes: [UInt8], status: FileStatus)? {
    guard let file = files[path], let bytes = file.bytes, let status = file.status else { return nil }
    return (bytes, status)
  }

  /// When to look again at the latest, whatever happens: until then a file that changed has to stay as it is; `nil` if none
  /// has.
  var nextLook: ContinuousClock.Instant? { files.values.filter { !$0.isTold }.map { $0.since + $0.rest }.min() }

  /// What has changed since the last look.
  mutating func look(at now: ContinuousClock.Instant = .now) -> [String: Change] {
    var changes: [String: Change] = [:]
    for (path, var file) in files {
      let status = try? FileSystem.status(path, followingLinks: true)
      if status != file.status {
        file.status = status
        file.since = now
        file.isTold = false
      }
      if !file.isTold, now - file.since >= file.rest {
        file.isTold = true
        do throws(SystemError) {
          let bytes = try FileSystem.contents(of: path, atMost: Self.largestSize)
          if try FileSystem.status(path, followingLinks: true) != status {
            // Somebody is at it.
            file.isTold = false
          } else if bytes != file.bytes {
            file.bytes = bytes
            changes[path] = .text(bytes)
          }
        } catch {
          file.bytes = nil
          changes[path] = .missing(error.explanation)
        }
      }
      files[path] = file
    }
    return changes
  }
}
