import SafeFiles

/// The object files that a program was linked from, as the package manager lists them beside it.
struct LinkedObjects {
  /// All but those that only debuggers read, with what they were when they were looked at.
  private let objects: [(path: String, status: FileStatus)]
  /// The folder that the program and the modules' folders are in.
  private let folder: String

  /// `nil` where there is no list, where objects are missing, and where the program was not linked from these: a build that
  /// failed leaves objects that are younger than the program.
  ///
  /// - Parameter program: The program's file, links resolved.
  init?(of program: String) {
    let folder = folderPath(of: program)
    let list = "\(folder)/\(fileName(of: program)).product/Objects.LinkFileList"
    guard let linked = try? FileSystem.status(program),
      let bytes = try? FileSystem.contents(of: list, atMost: 1 << 24)
    else { return nil }
    var objects: [(String, FileStatus)] = []
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let listed = Self.unquoted(line)
      if listed.hasSuffix(".swiftmodule.o") { continue }
      guard let path = try? FileSystem.resolved(listed), let status = try? FileSystem.status(path),
        status.modified <= linked.modified
      else { return nil }
      objects.append((path, status))
    }
    if objects.isEmpty { return nil }
    self.objects = objects
    self.folder = folder
  }

  /// The list is written for a shell: a path with a space is between quotes.
  private static func unquoted(_ line: Substring) -> String {
    guard line.count > 1, line.first == "'", line.last == "'" else { return String(line) }
    return String(line.dropFirst().dropLast()).replacing("'\\''", with: "'")
  }

  /// A source file of a module, by the path of its object.
  struct Source: Hashable {
    var module: String
    var file: String
  }

  /// What can act on each of some chapters: all objects but those of the other chapters that it does not need.
  ///
  /// An object of another chapter is needed when the chapter's own refers to a name in it, be it by way of other files of
  /// their modules; also when it makes types of elsewhere conform to protocols, which is found at run time by nobody's name.
  ///
  /// - Parameter chapters: All chapters that the program has.
  /// - Returns: In the chapters' order, a line an object, with its file's number, size and dates; `nil` where the objects do not
  ///   tell, as when a module was compiled into one.
  func lines(actingOn chapters: [Source]) -> [[String]]? {
    let found = chapters.map { source in objects.indices.filter { isObject(objects[$0].path, of: source) } }
    guard found.allSatisfy({ $0.count == 1 }) else { return nil }
    let places = found.map { $0[0] }
    let modules = Set(chapters.map { "\(folder)/\($0.module).build/" })
    guard let symbols = symbols(ofModulesIn: modules) else { return nil }
    let actingOnAll = places.filter { symbols[$0]?.extendsOthers ?? false }
    return places.map { place in
      let reached = Self.reached(from: [place] + actingOnAll, by: symbols)
      let foreign = Set(places).subtracting(reached)
      return objects.indices.filter { !foreign.contains($0) }.map {
        "\(objects[$0].path) \(objects[$0].status.identity)"
      }
    }
  }

  private func isObject(_ path: String, of source: Source) -> Bool {
    path.hasPrefix("\(folder)/\(source.module).build/") && path.hasSuffix("/\(source.file).o")
  }

  /// The names in the objects of some modules; `nil` if one cannot be read.
  private func symbols(ofModulesIn folders: Set<String>) -> [Int: ObjectSymbols]? {
    var symbols: [Int: ObjectSymbols] = [:]
    for index in objects.indices where folders.contains(where: objects[index].path.hasPrefix) {
      guard let bytes = try? FileSystem.contents(of: objects[index].path), let read = ObjectSymbols(bytes) else {
        return nil
      }
      symbols[index] = read
    }
    return symbols
  }

  /// All objects that some need, found by going from object to object.
  private static func reached(from starts: [Int], by symbols: [Int: ObjectSymbols]) -> Set<Int> {
    var reached = Set(starts)
    var pending = starts
    while let index = pending.popLast(), let needed = symbols[index]?.needed {
      for (other, names) in symbols where !reached.contains(other) && !names.defined.isDisjoint(with: needed) {
        reached.insert(other)
        pending.append(other)
      }
    }
    return reached
  }
}

extension FileStatus {
  /// What tells a file from what it was before and from every other: the date that nobody can set is part of it.
  var identity: String { "\(inode) \(size) \(modified) \(changed)" }
}
