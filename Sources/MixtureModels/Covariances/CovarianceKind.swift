/// What the covariances of a mixture may look like; scikit-learn's `covariance_type`.
public struct CovarianceKind: RawRepresentable, CaseIterable, Codable, Hashable, Sendable, CustomStringConvertible {
  /// The kinds there are: each is a type in a file of its own, which also gives it its names for callers.
  private static let all: [any CovarianceParameters.Type] = [
    FullCovariances.self, TiedCovariances.self, DiagonalCovariances.self, SphericalCovariances.self,
  ]

  /// What depends on the kind.
  let parameters: any CovarianceParameters.Type

  init(_ parameters: any CovarianceParameters.Type) { self.parameters = parameters }

  /// The kind of a name; nil if there is none of that name.
  public init?(rawValue: String) {
    guard let parameters = Self.all.first(where: { $0.name == rawValue }) else { return nil }
    self.init(parameters)
  }

  /// The name of the kind.
  public var rawValue: String { parameters.name }

  /// The name of the kind.
  public var description: String { rawValue }

  /// All kinds.
  public static var allCases: [CovarianceKind] { all.map { CovarianceKind($0) } }
}
