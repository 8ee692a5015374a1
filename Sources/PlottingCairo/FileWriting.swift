import Plotting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension PNGRenderer {
  /// Draws a figure into a PNG file, which is either complete or as it was before.
  ///
  /// - Throws: ``RenderingError``; for files the system's reason, such as "No space left on device".
  public func write(_ figure: Figure, theme: Theme = .light, to path: String) throws(RenderingError) {
    try Self.write(render(figure, theme: theme), to: path)
  }

  /// Writes bytes beside the path first and then puts them in its place, so that no half file is ever seen.
  static func write(_ bytes: [UInt8], to path: String) throws(RenderingError) {
    func failure() -> RenderingError { .writing(path: path, reason: String(cString: strerror(errno))) }
    let temporary = "\(path).\(getpid()).part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure() }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress else { return 0 }
        // `write` alone would be this type's own.
        #if canImport(Glibc)
          return Glibc.write(file, start + written, buffer.count - written)
        #elseif canImport(Musl)
          return Musl.write(file, start + written, buffer.count - written)
        #else
          return Darwin.write(file, start + written, buffer.count - written)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let error = failure()
        close(file)
        unlink(temporary)
        throw error
      }
      written += count
    }
    // Some file systems report a full disk only now.
    guard close(file) == 0, rename(temporary, path) == 0 else {
      let error = failure()
      unlink(temporary)
      throw error
    }
  }
}
