import Foundation

@testable import Plotting

/// CIE L*a*b* coordinates under daylight (D65).
struct Lab {
  var lightness: Double
  var a: Double
  var b: Double

  init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// From linear sRGB.
  init(linear: [Double]) {
    let (red, green, blue) = (linear[0], linear[1], linear[2])
    func curve(_ value: Double) -> Double {
      value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
    }
    let x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    let y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    let z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    self.init(lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z))
  }

  /// The color difference CIEDE2000 (Sharma, Wu and Dalal 2005).
  func difference(to other: Lab) -> Double {
    func degrees(_ radians: Double) -> Double { radians * 180 / .pi }
    func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
    let meanChroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let stretch = 0.5 * (1 - (pow(meanChroma, 7) / (pow(meanChroma, 7) + pow(25, 7))).squareRoot())
    let (a1, a2) = (a * (1 + stretch), other.a * (1 + stretch))
    let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
    func hue(_ a: Double, _ b: Double) -> Double {
      if a == 0 && b == 0 { return 0 }
      let angle = degrees(atan2(b, a))
      return angle < 0 ? angle + 360 : angle
    }
    let (h1, h2) = (hue(a1, b), hue(a2, other.b))
    var turn = h2 - h1
    if c1 * c2 == 0 { turn = 0 } else if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    var meanHue = h1 + h2
    if c1 * c2 != 0 {
      if abs(h1 - h2) > 180 { meanHue += meanHue < 360 ? 360 : -360 }
      meanHue /= 2
    }
    let deltaLightness = other.lightness - lightness
    let deltaChroma = c2 - c1
    let deltaHue = 2 * (c1 * c2).squareRoot() * sin(turn / 2 * .pi / 180)
    let meanLightness = (lightness + other.lightness) / 2
    let meanC = (c1 + c2) / 2
    let weight =
      1 - 0.17 * cosine(meanHue - 30) + 0.24 * cosine(2 * meanHue) + 0.32 * cosine(3 * meanHue + 6)
      - 0.20 * cosine(4 * meanHue - 63)
    let offset = (meanLightness - 50) * (meanLightness - 50)
    let scaleLightness = 1 + 0.015 * offset / (20 + offset).squareRoot()
    let scaleChroma = 1 + 0.045 * meanC
    let scaleHue = 1 + 0.015 * meanC * weight
    let turnAngle = 30 * exp(-pow((meanHue - 275) / 25, 2))
    let rotation =
      -2 * (pow(meanC, 7) / (pow(meanC, 7) + pow(25, 7))).squareRoot() * sin(2 * turnAngle * .pi / 180)
    let l = deltaLightness / scaleLightness
    let c = deltaChroma / scaleChroma
    let h = deltaHue / scaleHue
    return (l * l + c * c + h * h + rotation * c * h).squareRoot()
  }
}

/// How a color looks to eyes that lack one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1).
enum Vision: String, CaseIterable {
  case usual
  case protanopia
  case deuteranopia
  case tritanopia

  var matrix: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .deuteranopia:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .tritanopia:
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    }
  }

  func appearance(of color: Color) -> Lab {
    func linear(_ value: Double) -> Double { value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4) }
    let light = [linear(color.red), linear(color.green), linear(color.blue)]
    return Lab(
      linear: matrix.map { row in min(max(zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) })
  }
}
