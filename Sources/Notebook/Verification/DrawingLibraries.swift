import Cairo

/// What decides the pixels of figures, beside the figures themselves.
package enum DrawingLibraries {
  /// The versions of libraries, and the kind of processor: compilers fuse multiplications with additions on some, so that
  /// the same version of Cairo places a corner of an outline 1/256 pixel off there.
  package static var versionsAndProcessor: [String: String] {
    LinkedLibraries.drawing.merging(["processor": processor]) { version, _ in version }
  }

  private static var processor: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }
}
