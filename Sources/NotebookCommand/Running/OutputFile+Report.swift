import ArgumentParser
import SafeFiles

extension OutputFile {
  /// Refuses a file in a report's folder: a report holds nothing that varies from run to run, and is replaced as a whole.
  func refuse(inside folder: String, option: String) throws {
    guard let path, path.hasPrefix(folder.hasSuffix("/") ? folder : "\(folder)/") else { return }
    throw ValidationError(
      "\(option) \(name) is in the report's folder, which is replaced as a whole: name a file elsewhere.")
  }
}
