import MixtureModels

extension CovarianceKind {
  /// What components of this kind have, in words.
  func words(dimensions: Int, components: Int) -> String {
    let isPlane = dimensions == 2
    let (ellipse, circle) =
      isPlane ? ("ellipse", "circle") : ("ellipsoid", "sphere")
    if components == 1 {
      if dimensions == 1 { return "a variance" }
      switch self {
      case .diagonal: return "an \(ellipse) along the axes"
      case .spherical: return "a \(circle)"
      default: return "an \(ellipse)"
      }
    }
    if dimensions == 1 {
      return self == .tied
        ? "one variance for all" : "a variance for each"
    }
    return switch self {
    case .tied: "one \(ellipse) for all"
    case .diagonal: "an \(ellipse) along the axes for each"
    case .spherical: "a \(circle) for each"
    default: "an \(ellipse) for each"
    }
  }
}

/// A model in words: "3 components, tied (one ellipse for all)".
func modelWords(_ kind: CovarianceKind, components: Int, dimensions: Int)
  -> String
{
  let words = kind.words(dimensions: dimensions, components: components)
  return "\(counted(components, "component")) with "
    + "\(kind.rawValue) covariance\(components == 1 ? "" : "s") (\(words))"
}
