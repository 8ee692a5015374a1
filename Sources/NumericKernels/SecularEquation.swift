#if WIDE
  import NumericKernels
#endif

/// The eigenvalues of a diagonal matrix with a multiple of z zᵀ added: the roots of 1/ρ + Σ zᵢ²/(dᵢ - λ).
///
/// Eight roots are looked for side by side. Each is kept as its distance from the nearer of the poles beside it, since
/// only so are the differences dᵢ - λ, which eigenvectors are made of, right to the last digits.
///
/// Ren-Cang Li, "Solving secular equations stably and efficiently", LAPACK Working Note 89, 1993.
final class SecularEquation {
  /// The poles d in rising order, and z.
  let poles: UnsafePointer<Double>
  let weights: UnsafePointer<Double>
  let count: Int
  /// 1/ρ, which is positive.
  let constant: Double
  /// The sum of the squares of z, times ρ: no root is farther than that from the pole before it.
  let reach: Double

  init(
    poles: UnsafePointer<Double>, weights: UnsafePointer<Double>, count: Int, constant: Double, reach: Double
  ) {
    self.poles = poles
    self.weights = weights
    self.count = count
    self.constant = constant
    self.reach = reach
  }
}

/// What is known of eight roots, a lane each.
private final class RootSearch {
  private let memory: UnsafeMutablePointer<Lanes>
  /// The poles that distances are taken from.
  let origin: UnsafeMutablePointer<Double>
  /// The roots' distances from them, and bounds for these.
  let distance: UnsafeMutablePointer<Double>
  let lower: UnsafeMutablePointer<Double>
  let upper: UnsafeMutablePointer<Double>
  /// The last of the poles taken to be before the root.
  let split: UnsafeMutablePointer<Double>
  /// The function at those distances: the parts of the poles before the root, and of those after it.
  let before: UnsafeMutablePointer<Double>
  let after: UnsafeMutablePointer<Double>
  /// Their derivatives.
  let slopeBefore: UnsafeMutablePointer<Double>
  let slopeAfter: UnsafeMutablePointer<Double>
  /// The function at the distances tried before.
  let previous: UnsafeMutablePointer<Double>

  init() {
    memory = .allocate(capacity: 10)
    memory.initialize(repeating: .zero, count: 10)
    origin = UnsafeMutableRawPointer(memory).assumingMemoryBound(to: Double.self)
    distance = origin + 8
    lower = origin + 16
    upper = origin + 24
    split = origin + 32
    before = origin + 40
    after = origin + 48
    slopeBefore = origin + 56
    slopeAfter = origin + 64
    previous = origin + 72
  }

  deinit { memory.deallocate() }

  /// The function and its slope, poles added in rising order.
  ///
  /// - Parameter uniform: how many poles are before all eight roots; from `mixedEnd` on they are after all of them.
  func evaluate(_ equation: SecularEquation, uniform: Int, mixedEnd: Int) {
    let (origin, distance, split) = (memory[0], memory[1], memory[4])
    var (before, after, slopeBefore, slopeAfter) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    for index in 0..<uniform {
      let weight = Lanes(repeating: equation.weights[index])
      let ratio = weight / ((Lanes(repeating: equation.poles[index]) - origin) - distance)
      before = before.addingProduct(weight, ratio)
      slopeBefore = slopeBefore.addingProduct(ratio, ratio)
    }
    for index in uniform..<mixedEnd {
      let weight = Lanes(repeating: equation.weights[index])
      let ratio = weight / ((Lanes(repeating: equation.poles[index]) - origin) - distance)
      let ratioBefore = ratio.replacing(with: 0, where: split .< Lanes(repeating: Double(index)))
      let ratioAfter = ratio - ratioBefore
      before = before.addingProduct(weight, ratioBefore)
      slopeBefore = slopeBefore.addingProduct(ratioBefore, ratioBefore)
      after = after.addingProduct(weight, ratioAfter)
      slopeAfter = slopeAfter.addingProduct(ratioAfter, ratioAfter)
    }
    for index in mixedEnd..<max(mixedEnd, equation.count) {
      let weight = Lanes(repeating: equation.weights[index])
      let ratio = weight / ((Lanes(repeating: equation.poles[index]) - origin) - distance)
      after = after.addingProduct(weight, ratio)
      slopeAfter = slopeAfter.addingProduct(ratio, ratio)
    }
    memory[5] = before
    memory[6] = after
    memory[7] = slopeBefore
    memory[8] = slopeAfter
  }
}

extension Kernels {
  /// Finds all roots.
  ///
  /// - Parameters:
  ///   - roots: gets the roots in rising order.
  ///   - differences: gets for each root a row of the differences of all poles from it.
  ///   - rowStride: how many vectors of four the rows are apart.
  static func solve(
    _ equation: SecularEquation, roots: UnsafeMutablePointer<Double>, differences: UnsafeMutablePointer<Four>,
    rowStride: Int
  ) {
    let poles = equation.poles
    let search = RootSearch()
    for first in stride(from: 0, to: equation.count, by: 8) {
      find(equation, first: first, search)
      for lane in 0..<min(8, equation.count - first) {
        let row = UnsafeMutableRawPointer(differences + (first + lane) * rowStride)
          .assumingMemoryBound(to: Double.self)
        let (origin, distance) = (search.origin[lane], search.distance[lane])
        for index in 0..<equation.count { row[index] = (poles[index] - origin) - distance }
        roots[first + lane] = origin + distance
      }
    }
  }

  private static func find(_ equation: SecularEquation, first: Int, _ search: RootSearch) {
    let count = equation.count
    let poles = equation.poles
    // Lanes beyond the last root look for it again.
    var isOpen: UInt8 = 0xff
    for lane in 0..<8 {
      let root = min(first + lane, count - 1)
      let gap = root == count - 1 ? equation.reach : poles[root + 1] - poles[root]
      search.origin[lane] = poles[root]
      search.distance[lane] = 0.5 * gap
      search.lower[lane] = 0
      search.upper[lane] = gap
      // The last root has no pole after it: there the last pole is the one "after", and the one before it "before".
      search.split[lane] = Double(min(root, count - 2))
    }
    if count == 1 {
      search.distance[0] = equation.reach
      return
    }
    var (usesMiddle, wasSlow): (UInt8, UInt8) = (0, 0)
    // Interpolation takes three to six steps. Where many poles on one side pull it away it creeps, whence it is changed
    // when slow and the interval is halved when still slow: in all no more often than there are bits.
    for iteration in 0..<200 where isOpen != 0 {
      search.evaluate(equation, uniform: min(first, count - 2), mixedEnd: min(first + 8, count))
      for lane in 0..<8 where isOpen & (1 << UInt8(lane)) != 0 {
        let root = min(first + lane, count - 1)
        let value = (equation.constant + search.before[lane]) + search.after[lane]
        let size = equation.constant + 8 * (search.before[lane].magnitude + search.after[lane].magnitude)
        let slope = search.slopeBefore[lane] + search.slopeAfter[lane]
        let bit: UInt8 = 1 << UInt8(lane)
        if value.magnitude <= 0x1p-53 * (size + search.distance[lane].magnitude * slope) {
          isOpen &= ~bit
          continue
        }
        let isSlow = iteration > 1 && value.magnitude > 0.1 * search.previous[lane].magnitude
        let isToBeHalved = isSlow && wasSlow & bit != 0
        if isSlow { usesMiddle ^= bit }
        wasSlow = isSlow && !isToBeHalved ? wasSlow | bit : wasSlow & ~bit
        search.previous[lane] = value
        if value < 0 {
          search.lower[lane] = search.distance[lane]
        } else {
          search.upper[lane] = search.distance[lane]
        }
        let step = step(
          equation, root: root, lane: lane, value: value, slope: slope,
          usesMiddle: root == count - 1 || usesMiddle & bit != 0, search)
        var next = search.distance[lane] + step
        let (lower, upper) = (search.lower[lane], search.upper[lane])
        if isToBeHalved || !(next > lower && next < upper) {
          // By digits where both bounds lie on one side of the pole, near which the root may be.
          let middle = (lower * upper).squareRoot()
          next = lower > 0 ? middle : upper < 0 ? -middle : 0.5 * (lower + upper)
        }
        if next == search.distance[lane] || !(next > lower && next < upper) {
          isOpen &= ~bit
          continue
        }
        search.distance[lane] = next
        if iteration == 0, root < count - 1, value < 0 {
          // The root is nearer to the pole after it.
          let gap = poles[root + 1] - poles[root]
          search.origin[lane] = poles[root + 1]
          search.distance[lane] -= gap
          search.lower[lane] -= gap
          search.upper[lane] = 0
        }
      }
    }
  }

  /// The step to the root of the function with the same value and slope that has the two poles beside the root.
  private static func step(
    _ equation: SecularEquation, root: Int, lane: Int, value: Double, slope: Double, usesMiddle: Bool,
    _ search: RootSearch
  ) -> Double {
    let isLast = root == equation.count - 1
    let pole = isLast ? root - 1 : root
    let distance = search.distance[lane]
    let left = (equation.poles[pole] - search.origin[lane]) - distance
    let right = (equation.poles[pole + 1] - search.origin[lane]) - distance
    var constant: Double
    if usesMiddle {
      constant = value - left * search.slopeBefore[lane] - right * search.slopeAfter[lane]
    } else if search.origin[lane] == equation.poles[root] {
      let ratio = equation.weights[root] / left
      constant = value - right * slope - (equation.poles[root] - equation.poles[root + 1]) * (ratio * ratio)
    } else {
      let ratio = equation.weights[root + 1] / right
      constant = value - left * slope - (equation.poles[root + 1] - equation.poles[root]) * (ratio * ratio)
    }
    if isLast { constant = constant.magnitude }
    let linear = (left + right) * value - left * right * slope
    let product = left * right * value
    let discriminant = (linear * linear - 4 * product * constant).magnitude.squareRoot()
    var step: Double
    if isLast {
      step = linear >= 0 ? (linear + discriminant) / (2 * constant) : 2 * product / (linear - discriminant)
    } else if constant == 0 {
      step = product / linear
    } else {
      step = linear <= 0 ? (linear - discriminant) / (2 * constant) : 2 * product / (linear + discriminant)
    }
    // The function rises, so the root lies where its sign says; Newton's step goes there.
    if !(value * step < 0) { step = -value / slope }
    return step
  }
}
