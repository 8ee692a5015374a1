import Foundation

/// What became of EM with one mistake in it.
public struct MistakeTrial: Encodable, Sendable {
  /// The mistake.
  public let name: String
  /// By how much the log-likelihood fell in the worst step; 0 where it rose or stood still in all but rounding.
  public let falls: Double
  /// The log-likelihood at the end; nothing where the run broke off.
  public let end: Double?
  /// The largest slope of the log-likelihood at the end, of all parameters; nothing where the run broke off.
  public let slope: Double?
  /// How many iterations there were.
  public let iterations: Int
  /// Whether this is the program without a mistake.
  public var isRight: Bool { name == EMMistake.none.rawValue }

  /// Runs EM with a mistake for three hundred iterations, or until there is no log-likelihood any more.
  public init(
    _ mistake: EMMistake, points: [Double], from start: [LineComponent]
  ) {
    var mixture = start
    var values = [lineLogLikelihood(points, mixture)]
    while values.count <= 300 {
      mixture = mistake.step(points, mixture)
      let value = lineLogLikelihood(points, mixture)
      guard value.isFinite else { break }
      values.append(value)
    }
    let worst =
      zip(values, values.dropFirst()).map { $0 - $1 }.max() ?? 0
    name = mistake.rawValue
    falls = worst > 1e-10 ? worst : 0
    end = values.count > 300 ? values.last : nil
    slope =
      end == nil
      ? nil
      : lineGradient(points, mixture).flatMap { $0 }.map(abs).max()
    iterations = values.count - 1
  }
}
