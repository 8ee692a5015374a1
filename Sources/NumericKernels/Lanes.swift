// The engine's arithmetic is defined by fused multiply-add: where a product is added to something, both are rounded once.
// Libraries of linear algebra multiply that way, on processors that do two such operations in the time of two
// multiplications; separate rounding would be half as fast as they are, at best, where the work is products. Sums are
// taken in a fixed order over fixed widths. So AVX2 with fused multiply-add (every x86 since 2013 to 2015), wider vectors
// and 64-bit Arm give the same bits; a processor without it computes the same in software, slowly.
//
// Kernels are compiled for every processor, for AVX2 with fused multiply-add, and for AVX-512. Functions and types' value
// operations that all would emit under the same name are avoided, since the linker might keep the wrong one: only
// operators, `addingProduct`, `replacing`, and halves are used on vectors, and what holds vectors or is shared between
// files is a class or a tuple.

/// Eight numbers that go through the same operations side by side.
///
/// The width is part of the arithmetic, not of the machine: sums over points are kept in eight lanes everywhere, so
/// results do not depend on how wide the vectors of a processor are.
typealias Lanes = SIMD8<Double>

/// Sixteen numbers, one for each point of a block.
typealias Block = SIMD16<Double>

/// Four numbers: what a register of AVX2 holds.
typealias Four = SIMD4<Double>

extension Lanes {
  /// Eight numbers from memory that need not be aligned.
  @inline(__always)
  init(at elements: UnsafePointer<Double>) { self = UnsafeRawPointer(elements).loadUnaligned(as: Lanes.self) }

  /// Writes the numbers to memory that need not be aligned.
  @inline(__always)
  func store(to elements: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(elements).storeBytes(of: self, as: Lanes.self)
  }
}

extension SIMD8<UInt64> {
  /// The bit patterns of eight numbers.
  @inline(__always)
  init(bitsOf lanes: Lanes) { self = unsafeBitCast(lanes, to: SIMD8<UInt64>.self) }
}

extension Lanes {
  /// The numbers with the given bit patterns.
  @inline(__always)
  init(bits: SIMD8<UInt64>) { self = unsafeBitCast(bits, to: Lanes.self) }

  /// The sum of the lanes, always added in the same order.
  @inline(__always)
  var orderedSum: Double {
    ((self[0] + self[4]) + (self[2] + self[6])) + ((self[1] + self[5]) + (self[3] + self[7]))
  }
}

extension Four {
  /// Four numbers from memory that need not be aligned.
  @inline(__always)
  init(at elements: UnsafePointer<Double>) { self = UnsafeRawPointer(elements).loadUnaligned(as: Four.self) }

  /// Writes the numbers to memory that need not be aligned.
  @inline(__always)
  func store(to elements: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(elements).storeBytes(of: self, as: Four.self)
  }

  /// The sum of the lanes, always added in the same order.
  @inline(__always)
  var orderedSum: Double { (self[0] + self[2]) + (self[1] + self[3]) }
}

/// Whether a comparison holds in some lane.
@inline(__always)
func holdsAnywhere(_ mask: SIMDMask<SIMD8<Int64>>) -> Bool {
  let lanes = unsafeBitCast(mask, to: SIMD8<Int64>.self)
  let four = lanes.lowHalf | lanes.highHalf
  let two = four.lowHalf | four.highHalf
  return two[0] | two[1] != 0
}

/// Whether a comparison holds in some lane.
@inline(__always)
func holdsAnywhere(_ mask: SIMDMask<SIMD16<Int64>>) -> Bool {
  let lanes = unsafeBitCast(mask, to: SIMD16<Int64>.self)
  return holdsAnywhere(unsafeBitCast(lanes.lowHalf | lanes.highHalf, to: SIMDMask<SIMD8<Int64>>.self))
}
