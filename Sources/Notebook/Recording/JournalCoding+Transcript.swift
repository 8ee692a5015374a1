extension Transcript.TextKind: Journaled {
  func put(into bytes: inout [UInt8]) {
    switch self {
    case .plain: bytes.append(0)
    case .error: bytes.append(1)
    case .varying: bytes.append(2)
    }
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    switch try bytes.take(1).first {
    case 0: self = .plain
    case 1: self = .error
    case 2: self = .varying
    default: throw JournalDamage()
    }
  }
}

extension FigureImage: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(file)
    bytes.put(darkFile)
    bytes.put(alternativeText)
    bytes.put(width)
    bytes.put(height)
    bytes.put(hasGeneratedText)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(
      file: try bytes.take(), darkFile: try bytes.take(), alternativeText: try bytes.take(), width: try bytes.take(),
      height: try bytes.take())
    hasGeneratedText = try bytes.take()
  }
}

extension ShownFigure: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(name)
    bytes.put(frame)
    bytes.put(caption)
    bytes.put(image)
    bytes.put(varies)
    let fonts = fonts.sorted { $0.key < $1.key }
    bytes.put(fonts.map(\.key))
    bytes.put(fonts.map(\.value))
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(
      name: try bytes.take(), frame: try bytes.take(), caption: try bytes.take(), image: try bytes.take(),
      varies: try bytes.take())
    let (families, versions): ([String], [String]) = (try bytes.take(), try bytes.take())
    fonts = Dictionary(zip(families, versions)) { first, _ in first }
  }
}

extension AttachedFile: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(name)
    bytes.put(caption)
    bytes.put(byteCount)
    bytes.put(varies)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    self.init(
      name: try bytes.take(), caption: try bytes.take(), byteCount: try bytes.take(), varies: try bytes.take())
  }
}

extension Transcript.Entry: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(line)
    switch content {
    case .text(let text, let kind):
      bytes.append(0)
      bytes.put(text)
      bytes.put(kind)
    case .omittedLines(let count):
      bytes.append(1)
      bytes.put(count)
    case .figure(let figure):
      bytes.append(2)
      bytes.put(figure)
    case .table(let table, let name, let caption, let varies):
      bytes.append(3)
      bytes.put(table)
      bytes.put(name)
      bytes.put(caption)
      bytes.put(varies)
    case .value(let value):
      bytes.append(4)
      bytes.put(value)
    case .file(let file):
      bytes.append(5)
      bytes.put(file)
    }
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    line = try bytes.take()
    switch try bytes.take(1).first {
    case 0: content = .text(try bytes.take(), try bytes.take())
    case 1: content = .omittedLines(try bytes.take())
    case 2: content = .figure(try bytes.take())
    case 3:
      content = .table(try bytes.take(), name: try bytes.take(), caption: try bytes.take(), varies: try bytes.take())
    case 4: content = .value(try bytes.take())
    case 5: content = .file(try bytes.take())
    default: throw JournalDamage()
    }
  }
}

extension RecordedFailure: Journaled {
  func put(into bytes: inout [UInt8]) {
    bytes.put(message)
    bytes.put(line?.file)
    bytes.put(line?.line)
    bytes.put(isAtEnd)
  }

  init(from bytes: inout JournalBytes) throws(JournalDamage) {
    message = try bytes.take()
    let (file, line): (String?, Int?) = (try bytes.take(), try bytes.take())
    self.line = file.flatMap { file in line.map { RecordedLine(file: file, line: $0) } }
    isAtEnd = try bytes.take()
  }
}
