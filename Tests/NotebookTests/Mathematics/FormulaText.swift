@testable import Notebook

/// The MathML of a formula, without the `math` element.
func mathML(_ tex: String, display: Bool = false, macros: [String: String] = [:]) throws -> String {
  var macros = TeXMacros(macros)
  let (formula, problems) = TeXParser.read(tex, macros: &macros)
  if let first = problems.first { throw first }
  var text = MathMLWriter.write(formula.node, isDisplay: display) { $0 == "bound" ? ("3", "#equation-bound") : nil }
  text.removeFirst(text.prefix { $0 != ">" }.count + 1)
  text.removeLast("</math>".count)
  return text
}

/// What is wrong with a formula, a line a problem: the offset, and what is said.
func problems(_ tex: String) -> [String] {
  var macros = TeXMacros()
  return TeXParser.read(tex, macros: &macros).problems.map { "\($0.offset): \($0.message)" }
}
