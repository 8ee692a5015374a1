import LinearAlgebra

/// The covariances of a mixture, in the form of their kind.
public struct Covariances: Sendable {
  let parameters: any CovarianceParameters

  init(_ parameters: any CovarianceParameters) { self.parameters = parameters }

  /// Which kind they are.
  public var kind: CovarianceKind { CovarianceKind(type(of: parameters)) }

  /// The covariance matrix of one component, written out in full.
  func matrix(component: Int, dimensions: Int) -> Matrix {
    parameters.matrix(component: component, dimensions: dimensions)
  }
}

extension Covariances: Equatable {
  /// Whether two are of the same kind and have the same parameters.
  public static func == (left: Covariances, right: Covariances) -> Bool {
    func isEqual<Parameters: CovarianceParameters>(_ parameters: Parameters) -> Bool {
      right.parameters as? Parameters == parameters
    }
    return isEqual(left.parameters)
  }
}

extension Covariances: Codable {
  private struct KindKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads covariances; throws `DecodingError` where they are not of one kind that there is.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: KindKey.self)
    guard container.allKeys.count == 1, let kind = CovarianceKind(rawValue: container.allKeys[0].stringValue) else {
      let names = CovarianceKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "Covariances are of one of these kinds: \(names)."))
    }
    self.init(try container.decode(kind.parameters, forKey: container.allKeys[0]))
  }

  /// Writes the kind and the parameters.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: KindKey.self)
    try container.encode(parameters, forKey: KindKey(stringValue: kind.rawValue))
  }
}
