import ChapterArithmetic
import Foundation

extension MistakeTrial {
  /// The largest fall in words.
  var fallText: String {
    switch falls {
    case 0: "never falls"
    case ..<0.001: String(format: "%.0e", falls)
    default: decimals(falls, 2)
    }
  }

  /// The end in words.
  var endText: String {
    end.map { decimals($0, 3) } ?? "breaks off after \(iterations)"
  }
}
