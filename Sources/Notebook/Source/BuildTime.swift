import CSystem
import Foundation
import SafeFiles

/// When the compiler last saw a chapter's source.
enum BuildTime {
  /// Nanoseconds since 1970; nil when the program's file cannot be found.
  static func latest(of chapter: any Chapter.Type) -> Int? {
    guard let image = image(of: chapter) else { return nil }
    let module = String(reflecting: chapter).prefix { $0 != "." }
    return latest(image: image, module: String(module))
  }

  /// When a program or library was linked or, if that was later, one of its modules compiled.
  ///
  /// A source whose date or layout alone has changed compiles to the same code, and then the package manager does not link
  /// again. What the compiler notes beside the program tells that it has seen the source all the same.
  static func latest(image: String, module: String) -> Int? {
    guard let linked = modificationTime(image) else { return nil }
    let notes = URL(filePath: image).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "\(module).build").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: notes)) ?? []
    return names.compactMap { modificationTime("\(notes)/\($0)") }.reduce(linked, max)
  }

  /// Nanoseconds since 1970; nil when there is no such file.
  static func modificationTime(_ path: String) -> Int? {
    (try? FileSystem.status(path, followingLinks: true))?.modified
  }

  /// The executable or library that the chapter was compiled into, by the name that the loader knows it by.
  static func imageName(of chapter: any Chapter.Type) -> String? {
    csystem_image_path(address(of: chapter)).map { String(cString: $0) }
  }

  /// Where that was loaded in this process.
  static func imageBase(of chapter: any Chapter.Type) -> UInt64? {
    csystem_image_base(address(of: chapter)).map { UInt64(UInt(bitPattern: $0)) }
  }

  private static func address(of chapter: any Chapter.Type) -> UnsafeRawPointer {
    unsafeBitCast(chapter as Any.Type, to: UnsafeRawPointer.self)
  }

  /// Its path.
  private static func image(of chapter: any Chapter.Type) -> String? {
    guard let path = imageName(of: chapter) else { return nil }
    // The main program goes by the name it was called with, which need not be a path from here.
    return path == CommandLine.arguments.first ? executablePath ?? path : path
  }

  private static var executablePath: String? {
    #if os(Linux)
      "/proc/self/exe"
    #else
      Bundle.main.executablePath
    #endif
  }
}
