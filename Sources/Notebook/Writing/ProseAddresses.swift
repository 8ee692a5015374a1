/// Where what prose leads to is, seen from the page that it stands on.
struct ProseAddresses {
  /// The page of a chapter.
  let chapter: (_ name: String) -> String
  /// A file of the chapter itself, such as a figure; it may be inside the page.
  var file: (_ name: String) -> String = { $0 }
  /// A file of another chapter.
  var neighborFile: (_ chapter: String, _ file: String) -> String = { "../\($0)/\($1)" }
  /// The index.
  var index = ""

  /// The address of a reference's target.
  func address(of target: ReferenceTargets.Target) -> String {
    switch target.place {
    case .chapter(let name): chapter(name)
    case .anchor(let name): "#\(name)"
    case .elsewhere(let name, let anchor): "\(chapter(name))#\(anchor)"
    }
  }

  /// The address of a file of the report.
  func address(of link: FileLink) -> String {
    switch link {
    case .own(let name): file(name)
    case .elsewhere(let chapter, let name): neighborFile(chapter, name)
    case .index: index
    }
  }
}
