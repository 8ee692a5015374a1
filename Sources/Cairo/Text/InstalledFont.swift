/// A face of a font that is installed, as fontconfig lists it.
struct InstalledFont: Hashable, Sendable {
  var path: String
  /// Which face of a collection; in the upper 16 bits, which instance of a variable font, from 1.
  var index: Int
  /// The first of its names.
  var family: String
  /// Such as "2.37".
  var version: String
  /// fontconfig's number: 80 for regular, 200 for bold.
  var weight: Double
  var isUpright = true
  /// Neither condensed nor expanded.
  var isNormallyWide = true
  /// Whether all letters are equally wide.
  var isMonospaced = false
  /// How many characters it has.
  var characterCount = 0

  /// Without serifs, by the words of its name; of what says nothing about it, not much is known.
  private var plainness: Int {
    let words = family.split(separator: " ")
    func has(_ names: Set<Substring>) -> Bool { words.contains { names.contains($0) } }
    if isMonospaced || has(["Mono", "Serif", "Naskh", "Nastaliq", "Mincho", "Song", "Ming", "Batang", "Rashi"]) {
      return 2
    }
    return has(["Sans", "Gothic", "Hei", "SansSerif"]) ? 0 : 1
  }

  /// Whether it is asked before another one for letters that the figure's own font does not have.
  ///
  /// The family of the text comes first, then upright fonts of usual width without serifs, then those of the nearest weight,
  /// then those with the forms of a region (see `HanRegion`), then those with the most characters, then by name and place: an
  /// order that only depends on what is installed.
  func precedes(_ other: InstalledFont, in family: String, weight: Double, region: HanRegion) -> Bool {
    func rank(_ font: InstalledFont) -> [Double] {
      [
        font.family == family ? 0 : 1, font.isUpright ? 0 : 1, Double(font.plainness), font.isNormallyWide ? 0 : 1,
        abs(font.weight - weight), region.isOf(font) ? 0 : 1, -Double(font.characterCount),
      ]
    }
    let (own, others) = (rank(self), rank(other))
    if own != others { return own.lexicographicallyPrecedes(others) }
    return (self.family, path, index) < (other.family, other.path, other.index)
  }
}
