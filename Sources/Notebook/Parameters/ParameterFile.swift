import SafeFiles

/// A file that a chapter reads: its path as it was typed, relative to the working folder of the command.
///
/// A report keeps the path and the SHA-256 of the content, so that `verify` tells when the data changed.
public struct ParameterFile: ParameterValue, Hashable {
  /// The path as it was typed.
  public let path: String

  /// Names a file, which need not be there before the chapter is run.
  public init(path: String) { self.path = path }

  /// Reads a path; the file must be there, and must be a file.
  public init(parameter text: String) throws(ParameterError) {
    self.path = text
    try requireReadable()
  }

  /// Throws unless there is a file that can be read.
  func requireReadable() throws(ParameterError) {
    if path.isEmpty { throw .reason("the path of a file is missing") }
    let status: FileStatus?
    do {
      status = try FileSystem.status(path, followingLinks: true)
    } catch {
      throw .reason("the file \(singleLine(path)) cannot be read: \(error.explanation)")
    }
    guard let status else {
      let hint = path.hasPrefix("~") ? ": ~ is not expanded here, so write the folder out" : ""
      throw .reason("there is no file \(singleLine(path))\(hint)")
    }
    switch status.kind {
    case .file: break
    case .folder: throw .reason("\(singleLine(path)) is a folder: name a file")
    case .symbolicLink, .other:
      throw .reason("\(singleLine(path)) is no file but a FIFO, a socket or a device: write what it has into a file")
    }
    if access(path, R_OK) != 0 {
      throw .reason("the file \(singleLine(path)) cannot be read: \(String(cString: strerror(errno)))")
    }
  }

  /// The path.
  public var parameterText: String { path }

  /// `the path of a file`.
  public static var parameterForm: String { "the path of a file" }

  /// The file itself.
  public var parameterFiles: [ParameterFile] { [self] }
}
