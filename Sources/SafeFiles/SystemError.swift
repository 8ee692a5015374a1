/// A system call that failed: which file, and why.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  package let code: CInt
  package let path: String

  package init(code: CInt, path: String) {
    self.code = code
    self.path = path
  }

  /// The system's own words for the error number.
  package var reason: String { String(cString: strerror(code)) }

  package var description: String { "\(path): \(reason)" }
}
