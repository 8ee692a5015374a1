/// Ends the program with a message unless a condition holds.
///
/// Optimized code, which is all that users run, leaves out the message of a `precondition`: a matrix of a wrong shape
/// would end in "Illegal instruction".
///
/// - Parameters:
///   - condition: what the caller has to see to.
///   - message: what is wrong, as a sentence; made only if it is.
@inlinable
package func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
  if !condition { fatalError(message(), file: file, line: line) }
}
