/// A system call that failed: which file, and why.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  package let code: CInt
  package let path: String
  /// What to do, where it is not plain from the reason.
  package let advice: String?

  package init(code: CInt, path: String, advice: String? = nil) {
    self.code = code
    self.path = path
    self.advice = advice
  }

  /// The system's own words for the error number.
  package var reason: String { String(cString: strerror(code)) }

  /// The reason, and what to do.
  package var explanation: String { reason + (advice.map { " (\($0))" } ?? "") }

  package var description: String { "\(path): \(explanation)" }
}
