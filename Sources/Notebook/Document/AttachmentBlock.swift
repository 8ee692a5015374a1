/// A file that the chapter left.
struct AttachmentBlock: Hashable, Sendable {
  /// The name in the chapter's folder.
  var file: String
  /// Its size in bytes.
  var byteCount: Int
  /// What is in it.
  var caption: [MarkdownInline]
  /// Whether it varies from run to run.
  var varies = false
  /// The code that made it, where that is not in the text.
  var code: String?

  /// The size in words, the same in every language: `312 B`, `24.1 kB`.
  var size: String {
    guard byteCount >= 1000 else { return "\(byteCount) B" }
    var (value, unit) = (Double(byteCount) / 1000, "kB")
    for larger in ["MB", "GB"] where value >= 999.5 { (value, unit) = (value / 1000, larger) }
    guard value < 99.95 else { return "\(Int(value.rounded())) \(unit)" }
    let tenths = Int((10 * value).rounded())
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
