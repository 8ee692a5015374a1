#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// What this module needs of the C library, which no other of its files imports.
extension Double {
  /// The logarithm to the base 10.
  var decimalLogarithm: Double { log10(self) }

  /// The natural logarithm.
  var naturalLogarithm: Double { log(self) }

  /// The logarithm to the base 2.
  var binaryLogarithm: Double { log2(self) }

  /// The cube root.
  var cubeRoot: Double { cbrt(self) }

  /// A power, also with a broken exponent.
  func raised(to exponent: Double) -> Double { pow(self, exponent) }
}
