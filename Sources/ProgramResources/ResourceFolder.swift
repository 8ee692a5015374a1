import Foundation

/// The folder of files that are built with a module and are not code.
///
/// SwiftPM's own `Bundle.module` ends the program where the folder is missing, as it is beside a program that was copied
/// elsewhere without it; and where the build is still there, it is found although the copy may be of another build.
package struct ResourceFolder: Sendable {
  /// Where the folder belongs: beside the program, or in it, whatever the system's rule is.
  package let path: String

  /// The folder of a module of this package.
  package init(module: String) {
    let program = Bundle.main
    #if os(Linux)
      path = program.bundleURL.appending(path: "walkthrough_\(module).resources").path
    #else
      path = (program.resourceURL ?? program.bundleURL).appending(path: "walkthrough_\(module).bundle").path
    #endif
  }

  /// Reads a file of the folder, whole.
  ///
  /// - Throws: `ResourceError`.
  package func contents(of file: String) throws(ResourceError) -> [UInt8] {
    do {
      let address = URL(filePath: path).appending(path: file).resolvingSymlinksInPath()
      // A FIFO would be waited for, and a device has no end.
      let type = try FileManager.default.attributesOfItem(atPath: address.path)[.type] as? FileAttributeType
      guard type == .typeRegular else { throw CocoaError(.fileReadUnknown) }
      return [UInt8](try Data(contentsOf: address))
    } catch {
      guard FileManager.default.fileExists(atPath: path) else { throw .noFolder(path: path) }
      throw .unreadable(path: "\(path)/\(file)", reason: error.localizedDescription)
    }
  }
}

/// Files are missing that were built with the program.
package enum ResourceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The whole folder is missing: the program was copied without it.
  case noFolder(path: String)
  /// A file of the folder cannot be read.
  case unreadable(path: String, reason: String)

  /// What is missing, and what to do.
  package var description: String {
    switch self {
    case .noFolder(let path):
      "the program needs the folder \(path), which was built beside it: copy the folder along, or build the program where "
        + "it is to run"
    case .unreadable(let path, let reason):
      "the program cannot read \(path), which was built with it: \(reason). Build it again"
    }
  }
}
