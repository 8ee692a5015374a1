/// How many of the largest numbers make up a share of the sum of all.
public func countOfLargest(_ numbers: [Double], makingUp share: Double)
  -> Int
{
  let sorted = numbers.sorted(by: >)
  let goal = share * numbers.reduce(0, +)
  var sum = 0.0
  for (index, number) in sorted.enumerated() {
    sum += number
    if sum >= goal { return index + 1 }
  }
  return sorted.count
}

/// How many leading numbers it takes until their product is zero, for the numbers that a computer has; all, if it never is.
public func countUntilProductVanishes(_ numbers: [Double]) -> Int {
  var product = 1.0
  for (index, number) in numbers.enumerated() {
    product *= number
    if product == 0 { return index + 1 }
  }
  return numbers.count
}
