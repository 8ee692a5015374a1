import Cairo
import Plotting

/// Why a figure could not be turned into a picture.
public enum RenderingError: Error, Hashable, Sendable {
  /// The figure itself does not fit together.
  case figure(PlottingError)
  /// A library that draws or encodes reports an error, such as a missing font.
  case drawing(CairoError)
  /// The number of pixels a point is not from 1 to 8.
  case unsuitableResolution(Int)
  /// A file could not be written; the reason is the system's.
  case writing(path: String, reason: String)
}

extension RenderingError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .figure(let error): error.description
    case .drawing(let error): error.description
    case .unsuitableResolution(let value): "\(value) pixels a point are not possible; use 1 to 8"
    case .writing(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
