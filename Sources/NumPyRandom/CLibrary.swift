#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The C library's natural logarithm: what NumPy's draws are made with.
func systemLog(_ x: Double) -> Double { log(x) }

/// The C library's exponential function.
func systemExp(_ x: Double) -> Double { exp(x) }
