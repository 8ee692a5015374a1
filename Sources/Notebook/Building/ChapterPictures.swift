import SafeFiles

/// Takes the pictures that a chapter's prose shows from beside its source into the report.
struct ChapterPictures {
  /// The folder of the chapter's source.
  let folder: String
  let files: ChapterFiles
  private(set) var pictures: [String: PictureHeader] = [:]
  private(set) var problems: [SourceProblem] = []

  /// Bytes that a page can be expected to load.
  private static let largestSize = 1 << 26
  /// A browser holds four bytes for each, however small the file is.
  private static let mostPixels = 100_000_000

  init(folder: String, files: ChapterFiles) {
    self.folder = folder
    self.files = files
  }

  /// Copies the pictures that the blocks show, each once; what cannot be taken is a problem.
  ///
  /// - Throws: When a file of the report cannot be written.
  mutating func take(_ blocks: [DocumentBlock]) throws(SystemError) {
    var images: [MarkdownImage] = []
    visit(blocks, inline: { if case .image(let image) = $0 { images.append(image) } })
    for image in images where pictures[image.path] == nil {
      do throws(SourceProblem) {
        let (bytes, header) = try read(image)
        try? files.write(bytes, to: image.path)
        pictures[image.path] = header
      } catch {
        problems.append(error)
      }
      if let problem = files.problem { throw problem }
    }
  }

  private func read(_ image: MarkdownImage) throws(SourceProblem) -> ([UInt8], PictureHeader) {
    func problem(_ message: String) -> SourceProblem {
      SourceProblem(line: image.line, message: "the picture \"\(image.path)\" \(message)")
    }
    if image.path.contains(":") || image.path.hasPrefix("//") {
      throw problem(
        "is not a file: pictures are files beside the chapter's source, since a report loads nothing from the network")
    }
    if image.path.hasPrefix("/") || image.path.split(separator: "/").contains("..") {
      throw problem("is outside the folder of the chapter's source: put it there")
    }
    do {
      try Names.validate(relativePath: image.path)
    } catch {
      throw problem("cannot be a file of the report: \(error)")
    }
    guard let kind = PictureKind(file: image.path) else {
      throw problem("is of a kind that not every browser shows: there are .png, .jpg, .jpeg, .gif, .webp and .svg")
    }
    if files.has(image.path) {
      throw problem("has the name of a file that a figure makes: give it another name")
    }
    let bytes: [UInt8]
    do throws(SystemError) {
      let path = "\(folder)/\(image.path)"
      let (inside, outside) = (try FileSystem.resolved(path), try FileSystem.resolved(folder))
      guard inside.hasPrefix(outside + "/") else { throw SystemError(code: EXDEV, path: path) }
      bytes = try FileSystem.contents(of: path, atMost: Self.largestSize)
    } catch {
      throw problem(
        error.code == EXDEV
          ? "is a link that leads outside the folder of the chapter's source: put the file itself there"
          : "cannot be read beside the chapter's source: \(error.explanation)\(nearest(to: image.path))")
    }
    guard let header = PictureHeader(bytes, kind: kind) else {
      throw problem(
        "is not what its name says, or does not say how large it is (a drawing in SVG needs width and height)")
    }
    if kind != .svg, header.width > Self.mostPixels / header.height {
      throw problem(
        "has \(header.width) x \(header.height) pixels, for which a browser may not have the memory: make it smaller")
    }
    return (bytes, header)
  }

  private func nearest(to path: String) -> String {
    let slash = path.lastIndex(of: "/")
    let inner = slash.map { "/" + path[..<$0] } ?? ""
    guard let names = try? FileSystem.entries(of: folder + inner),
      let name = nearestName(to: fileName(of: path), among: names.filter { PictureKind(file: $0) != nil }.sorted())
    else { return "" }
    return ": did you mean \(slash.map { String(path[...$0]) } ?? "")\(name)?"
  }
}
