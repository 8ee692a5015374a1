extension Color {
  static func linearized(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055).raised(to: 2.4)
  }

  static func encoded(_ value: Double) -> Double {
    value <= 0.003_130_8 ? value * 12.92 : 1.055 * value.raised(to: 1 / 2.4) - 0.055
  }

  /// The color in the perceptual space OKLab (Ottosson 2020): lightness, green to red, blue to yellow.
  var perceptual: (lightness: Double, a: Double, b: Double) {
    let light = linear
    let long = (0.412_221_470_8 * light.red + 0.536_332_536_3 * light.green + 0.051_445_992_9 * light.blue).cubeRoot
    let medium = (0.211_903_498_2 * light.red + 0.680_699_545_1 * light.green + 0.107_396_956_6 * light.blue).cubeRoot
    let short = (0.088_302_461_9 * light.red + 0.281_718_837_6 * light.green + 0.629_978_700_5 * light.blue).cubeRoot
    return (
      0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
      1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
      0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short
    )
  }

  init(lightness: Double, a: Double, b: Double, opacity: Double) {
    func cube(_ value: Double) -> Double { value * value * value }
    let long = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b)
    let medium = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b)
    let short = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b)
    self.init(
      red: Self.encoded(4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short),
      green: Self.encoded(-1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short),
      blue: Self.encoded(-0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short),
      opacity: opacity)
  }

  /// Colors mixed in proportion to their weights.
  ///
  /// The mixture is taken in OKLab, where equal steps look equally large, and rounded to the 256 steps of a screen, so that
  /// the last digits of a weight do not matter. Weights need not add up to one; negative and not-a-number weights count as
  /// none. When no weight is left, the mixture is that of equal weights.
  static func mixture(of colors: [Color], weights: [Double]) -> Color {
    var pairs = zip(colors, weights).filter { $0.1 > 0 && $0.1.isFinite }
    if pairs.isEmpty { pairs = colors.map { ($0, 1) } }
    let total = pairs.reduce(0) { $0 + $1.1 }
    guard total > 0, total.isFinite else { return Color(red: 0.5, green: 0.5, blue: 0.5) }
    var sum = (lightness: 0.0, a: 0.0, b: 0.0, opacity: 0.0)
    for (color, weight) in pairs {
      let share = weight / total
      let part = color.perceptual
      sum.lightness += share * part.lightness
      sum.a += share * part.a
      sum.b += share * part.b
      sum.opacity += share * color.opacity
    }
    let mixed = Color(lightness: sum.lightness, a: sum.a, b: sum.b, opacity: sum.opacity)
    let bytes = mixed.bytes
    return Color(
      red: Double(bytes.red) / 255, green: Double(bytes.green) / 255, blue: Double(bytes.blue) / 255,
      opacity: mixed.opacity)
  }

  /// This color, or one nearer to the ink, with which small text can be read on the paper.
  ///
  /// Text needs a contrast of 4.5 (Web Content Accessibility Guidelines 2.2, criterion 1.4.3); lines and points get by with 3.
  func forText(ink: Color, paper: Color) -> Color {
    for step in 0...10 {
      let mixed = step == 0 ? self : Color.mixture(of: [self, ink], weights: [Double(10 - step), Double(step)])
      if mixed.contrast(to: paper) >= 4.5 { return mixed }
    }
    return ink
  }
}
