/// The command that somebody may have meant.
enum TeXSuggestions {
  /// The known command nearest to a misspelled one: few letters apart for its length, and beginning alike.
  ///
  /// Short names are all near to each other, so that a wrong guess is likely: `\tag` is not `\tan`.
  static func nearest(to name: String) -> String? {
    if let other = sameInOtherCase(name) { return other }
    guard name.count > 3 else { return nil }
    let candidates = TeXCommands.all.filter { candidate in
      candidate.count > 2 && candidate.first == name.first && editDistance(candidate, name) <= (name.count > 6 ? 2 : 1)
    }
    return nearestName(to: name, among: candidates.sorted())
  }

  private static func sameInOtherCase(_ name: String) -> String? {
    TeXCommands.all.filter { $0.lowercased() == name.lowercased() }.min()
  }
}
