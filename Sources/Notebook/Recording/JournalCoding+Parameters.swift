extension ParameterSetting: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(name)
    bytes.put(text)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(name: try bytes.take(), text: try bytes.take())
  }
}

extension KeptParameters.File: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(parameter)
    bytes.put(path)
    bytes.put(sha256)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(parameter: try bytes.take(), path: try bytes.take(), sha256: try bytes.take())
  }
}

extension ParameterState: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(name)
    bytes.put(sentence)
    bytes.put(form)
    bytes.put(bounds)
    bytes.put(defaultText)
    bytes.put(text)
    bytes.put(value)
    bytes.put(files.map(\.path))
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(
      name: try bytes.take(), sentence: try bytes.take(), form: try bytes.take(), bounds: try bytes.take(),
      defaultText: try bytes.take(), text: try bytes.take(), value: try bytes.take(),
      files: try bytes.take([String].self).map(ParameterFile.init(path:)))
  }
}

extension RunParameters: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(states)
    bytes.put(settings)
    bytes.put(files)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(states: try bytes.take(), settings: try bytes.take(), files: try bytes.take())
  }
}
