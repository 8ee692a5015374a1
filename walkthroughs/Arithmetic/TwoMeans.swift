/// Two components on a line with half of the weight each and one standard deviation.
public func twoMeans(_ a: Double, _ b: Double, deviation: Double)
  -> [LineComponent]
{
  [a, b].map {
    LineComponent(weight: 0.5, mean: $0, variance: deviation * deviation)
  }
}

/// The way of EM when only the two means are free: the start, and the means after each step until neither moves by 1e-10.
public func climbTwoMeans(
  _ points: [Double], from start: (a: Double, b: Double), deviation: Double,
  limit: Int
) -> [(a: Double, b: Double)] {
  var way = [start]
  var mixture = twoMeans(start.a, start.b, deviation: deviation)
  for _ in 0..<limit {
    let (a, b) = (mixture[0].mean, mixture[1].mean)
    let next = EMMistake.variancesNotStored.step(points, mixture)
    mixture = twoMeans(next[0].mean, next[1].mean, deviation: deviation)
    way.append((next[0].mean, next[1].mean))
    if max(abs(next[0].mean - a), abs(next[1].mean - b)) < 1e-10 { break }
  }
  return way
}
