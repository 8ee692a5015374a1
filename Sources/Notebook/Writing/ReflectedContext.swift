import Mustache

/// What a template sees, looked through once: Mustache itself reflects a value anew for each name that a template asks for, and
/// for each that it has not, which takes longer than all else that makes a page.
struct ReflectedContext: MustacheParent {
  private let children: [String: Any]

  /// Reflects a structure, and the structures in it.
  init(_ context: Any) {
    var children: [String: Any] = [:]
    for child in Mirror(reflecting: context).children {
      guard let name = child.label, let value = Self.value(child.value) else { continue }
      children[name] = value
    }
    self.children = children
  }

  /// What goes by a name; `nil` where nothing does.
  func child(named name: String) -> Any? { children[name] }

  /// A value as templates take it; `nil` for none, so that it is looked for further out.
  private static func value(_ value: Any) -> Any? {
    switch value {
    case let text as String: return text
    case let number as Int: return number
    case let truth as Bool: return truth
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { Self.value($0.value) }
    case .struct: return ReflectedContext(value)
    case .collection: return mirror.children.compactMap { Self.value($0.value) }
    default: return value
    }
  }
}
