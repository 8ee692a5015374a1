extension TeXCommands {
  /// A name of a function or operator.
  struct Function: Hashable, Sendable {
    var text: String
    /// Whether limits stand below in a formula of its own.
    var hasLimits = false

    init(_ text: String, hasLimits: Bool = false) {
      self.text = text
      self.hasLimits = hasLimits
    }
  }

  /// Names of functions and operators.
  static let functions: [String: Function] = {
    var result: [String: Function] = [:]
    for name in [
      "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin",
      "arccos", "arctan", "arctg", "arcctg", "arg", "deg", "dim", "hom", "ker", "ch", "sh", "th", "cth", "cosec",
      "cotg", "ctg", "tg",
    ] { result[name] = Function(name) }
    for name in ["det", "gcd", "inf", "lim", "max", "min", "Pr", "sup", "plim"] {
      result[name] = Function(name, hasLimits: true)
    }
    for (first, second) in [
      ("arg", "max"), ("arg", "min"), ("lim", "inf"), ("lim", "sup"), ("inj", "lim"), ("proj", "lim"),
    ] {
      result[first + second] = Function("\(first)\u{2009}\(second)", hasLimits: true)
    }
    return result
  }()
}
