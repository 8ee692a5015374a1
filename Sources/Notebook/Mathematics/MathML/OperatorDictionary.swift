/// What browsers know of operators by themselves (MathML Core, operator dictionary), so far as it saves attributes.
enum OperatorDictionary {
  /// The space in mu before and behind an operator in the middle of a row; `nil` where none is relied on.
  static func spacing(of text: String) -> (before: Int, behind: Int)? {
    switch text {
    case "=", "<", ">", "≤", "≥", "≈", "≠", "∼", "≡", "∈", "→", "⇒", "↦", "∝": (5, 5)
    case "+", "−": (4, 4)
    case ",": (0, 3)
    default: nil
    }
  }

  /// Signs of which a browser makes another form with no space when they stand first.
  static let signs: Set<String> = ["+", "−", "±", "∓"]

  /// What would grow with its row if it were not kept from it.
  static let stretchy: Set<String> = [
    "(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "∣", "∥", "⟦", "⟧", "⟮", "⟯", "⦃", "⦄", "↑",
    "↓", "↕",
    "⇑", "⇓", "⇕", "↾", "↿", "⇂", "⇃", "⇈", "⇊", "↗", "↘", "↙", "↖", "⌜", "⌝", "⌞", "⌟", "√",
  ]
}
