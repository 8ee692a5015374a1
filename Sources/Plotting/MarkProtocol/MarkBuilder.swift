/// Collects marks written one below the other, with `if`, `for` and `switch` among them.
@resultBuilder
public enum MarkBuilder {
  /// A single mark.
  public static func buildExpression(_ mark: any Mark) -> [any Mark] { [mark] }
  /// Several marks.
  public static func buildExpression(_ marks: [any Mark]) -> [any Mark] { marks }
  /// Marks in order.
  public static func buildBlock(_ parts: [any Mark]...) -> [any Mark] { parts.flatMap { $0 } }
  /// The marks of an `if` without `else`.
  public static func buildOptional(_ marks: [any Mark]?) -> [any Mark] { marks ?? [] }
  /// The marks of the first branch.
  public static func buildEither(first marks: [any Mark]) -> [any Mark] { marks }
  /// The marks of the second branch.
  public static func buildEither(second marks: [any Mark]) -> [any Mark] { marks }
  /// The marks of a loop.
  public static func buildArray(_ parts: [[any Mark]]) -> [any Mark] { parts.flatMap { $0 } }
  /// The marks under an availability condition.
  public static func buildLimitedAvailability(_ marks: [any Mark]) -> [any Mark] { marks }
}
