import Foundation

extension RecordedValue {
  /// The value of anything that is `Encodable`: a structure becomes an object, its members in the order of their names.
  ///
  /// What is ``Recordable`` within it is written as it would be by itself, so that a date is text and an integer exact.
  /// Sets, and dictionaries whose keys are no strings, have another order in every run; they are written in the order of
  /// what they hold.
  ///
  /// - Throws: What the value's own `encode(to:)` throws.
  public init(encoding value: some Encodable) throws {
    self = try ValueNode.value(of: value, codingPath: [])
  }
}

/// A place that is being filled: `Encoder`'s containers are handed out before what is in them is known.
private final class ValueNode {
  enum Content {
    case nothing
    case value(RecordedValue)
    case elements([ValueNode])
    case members([String: ValueNode])
  }

  var content = Content.nothing

  var value: RecordedValue? {
    switch content {
    case .nothing: nil
    case .value(let value): value
    case .elements(let nodes): .array(nodes.map { $0.value ?? .object([:]) })
    case .members(let nodes): .object(nodes.mapValues { $0.value ?? .object([:]) })
    }
  }

  static func value(of value: some Encodable, codingPath: [any CodingKey]) throws -> RecordedValue {
    if let recordable = value as? any Recordable { return recordable.recordedValue }
    let node = ValueNode()
    try value.encode(to: NodeEncoder(node: node, codingPath: codingPath))
    // As other encoders have it, what encodes nothing is an object without members.
    let encoded = node.value ?? .object([:])
    guard case .array(let elements) = encoded else { return encoded }
    if value is any UnorderedElements { return .array(elements.sorted(by: isOrdered)) }
    if value is any UnorderedPairs {
      let pairs = stride(from: 0, to: elements.count - 1, by: 2).map { (key: elements[$0], value: elements[$0 + 1]) }
      return .array(pairs.sorted { isOrdered($0.key, $1.key) }.flatMap { [$0.key, $0.value] })
    }
    return encoded
  }

  private static func isOrdered(_ first: RecordedValue, _ second: RecordedValue) -> Bool {
    ValueOrder.isOrdered(first, second) ?? first.json.utf8.lexicographicallyPrecedes(second.json.utf8)
  }
}

/// Collections that encode their elements in an order that differs from run to run.
private protocol UnorderedElements {}
extension Set: UnorderedElements {}

/// Those that encode keys and values in turn.
private protocol UnorderedPairs {}
extension Dictionary: UnorderedPairs {}

private struct NodeEncoder: Encoder {
  let node: ValueNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(MemberContainer<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    ElementContainer(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleContainer(node: node, codingPath: codingPath)
  }
}

private struct MemberContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: ValueNode
  let codingPath: [any CodingKey]

  init(node: ValueNode, codingPath: [any CodingKey]) {
    self.node = node
    self.codingPath = codingPath
    if case .members = node.content { return }
    node.content = .members([:])
  }

  private func add(_ name: String) -> ValueNode {
    guard case .members(var members) = node.content else { return ValueNode() }
    let added = ValueNode()
    // A second container of the same value adds to the first.
    members[name] = added
    node.content = .members(members)
    return added
  }

  func encodeNil(forKey key: Key) { add(key.stringValue).content = .value(.missing) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    add(key.stringValue).content = .value(try ValueNode.value(of: value, codingPath: codingPath + [key]))
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    NodeEncoder(node: add(key.stringValue), codingPath: codingPath + [key]).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    NodeEncoder(node: add(key.stringValue), codingPath: codingPath + [key]).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { NodeEncoder(node: add("super"), codingPath: codingPath) }

  func superEncoder(forKey key: Key) -> any Encoder {
    NodeEncoder(node: add(key.stringValue), codingPath: codingPath + [key])
  }
}

private struct ElementContainer: UnkeyedEncodingContainer {
  let node: ValueNode
  let codingPath: [any CodingKey]

  init(node: ValueNode, codingPath: [any CodingKey]) {
    self.node = node
    self.codingPath = codingPath
    if case .elements = node.content { return }
    node.content = .elements([])
  }

  var count: Int { if case .elements(let elements) = node.content { elements.count } else { 0 } }

  private func add() -> ValueNode {
    guard case .elements(let elements) = node.content else { return ValueNode() }
    let added = ValueNode()
    node.content = .elements(elements + [added])
    return added
  }

  func encodeNil() { add().content = .value(.missing) }

  func encode(_ value: some Encodable) throws {
    add().content = .value(try ValueNode.value(of: value, codingPath: codingPath))
  }

  func nestedContainer<NestedKey: CodingKey>(keyedBy keyType: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
    NodeEncoder(node: add(), codingPath: codingPath).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    NodeEncoder(node: add(), codingPath: codingPath).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { NodeEncoder(node: add(), codingPath: codingPath) }
}

private struct SingleContainer: SingleValueEncodingContainer {
  let node: ValueNode
  let codingPath: [any CodingKey]

  func encodeNil() { node.content = .value(.missing) }

  func encode(_ value: some Encodable) throws {
    node.content = .value(try ValueNode.value(of: value, codingPath: codingPath))
  }
}
