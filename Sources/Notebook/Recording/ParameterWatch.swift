import SafeFiles

/// Sets the parameters of an instance of a chapter, and watches the files that they name.
struct ParameterWatch: Sendable {
  private let fingerprints: [(path: String, fingerprint: FileFingerprint)]
  /// What the chapter runs with.
  let parameters: RunParameters

  /// Sets parameters, and reads the files that all of them name.
  ///
  /// - Throws: What is wrong with the declarations, the settings or the files.
  init(_ instance: any Chapter, settings: [ParameterSetting]) throws(RecordingError) {
    let members = ChapterParameters(of: instance)
    let findings = members.findings
    guard findings.isEmpty else { throw RecordingError(findings.joined(separator: "; ")) }
    do throws(RefusedSettings) {
      try members.apply(settings)
    } catch {
      throw RecordingError(
        "the chapter cannot be run with its settings: \(error.errors.map(\.description).joined(separator: "; "))")
    }
    var parameters = RunParameters(states: members.all, settings: settings)
    var fingerprints: [(path: String, fingerprint: FileFingerprint)] = []
    for state in parameters.states {
      for file in state.files {
        do throws(SystemError) {
          let fingerprint = try FileFingerprint(of: file.path)
          fingerprints.append((file.path, fingerprint))
          parameters.files.append(
            KeptParameters.File(parameter: state.name, path: file.path, sha256: fingerprint.hash))
        } catch {
          throw RecordingError("the file of the parameter \(state.name) cannot be read: \(error)")
        }
      }
    }
    self.parameters = parameters
    self.fingerprints = fingerprints
  }

  /// What became another file while the chapter ran, so that nobody knows which it read.
  var changedFiles: [String] {
    fingerprints.filter { (try? $0.fingerprint.isCurrent($0.path)) != true }.map(\.path)
  }
}
