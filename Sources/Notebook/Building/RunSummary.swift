/// What the comparison of a chapter's runs needs of one of them.
package struct RunSummary: Hashable, Sendable {
  /// The parameters that it ran with; empty where it never began.
  var parameters: [ParameterState]
  /// What it recorded and is one number, text or truth value, members of structures included, in the order of recording.
  ///
  /// What varies from run to run is not among it.
  var scalars: [NamedValue]

  /// What is to be compared of what a run recorded.
  init(_ transcript: Transcript) {
    parameters = transcript.parameters.states
    let own = Set(transcript.parameters.values.map(\.name))
    scalars = transcript.values.filter { !$0.varies && !own.contains($0.name) }.flatMap { value in
      Self.scalars(of: value.value, named: value.name)
    }
  }

  private static func scalars(of value: RecordedValue, named name: String) -> [NamedValue] {
    switch value {
    case .number, .single, .integer, .exact, .string, .boolean: [NamedValue(name: name, value: value)]
    case .object(let members):
      RecordedValue.ordered(members).flatMap {
        scalars(of: $0.value, named: name + ValuePath.Step.member($0.name).text)
      }
    case .missing, .array: []
    }
  }
}

extension RunSummary {
  /// The summary as bytes that another process of the same program reads.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.put(parameters)
    bytes.put(scalars)
    return bytes
  }

  /// Reads a summary; `nil` where the bytes are none.
  package init?(bytes: [UInt8]) {
    var rest = JournalBytes(bytes[...])
    do throws(JournalDamage) {
      parameters = try rest.take()
      scalars = try rest.take()
    } catch {
      return nil
    }
  }
}
