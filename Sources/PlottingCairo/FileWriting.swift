import Plotting
import SafeFiles

extension PNGRenderer {
  /// Draws a figure into a PNG file, which is either complete or as it was before.
  ///
  /// - Throws: ``RenderingError``; for files the system's reason, such as "No space left on device".
  public func write(_ figure: Figure, theme: Theme = .light, to path: String) throws(RenderingError) {
    try Self.write(render(figure, theme: theme), to: path)
  }

  static func write(_ bytes: [UInt8], to path: String) throws(RenderingError) {
    do {
      try FileSystem.replace(path, with: bytes)
    } catch {
      throw .writing(path: path, reason: error.reason)
    }
  }
}
