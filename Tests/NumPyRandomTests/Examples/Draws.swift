import NumPyRandom

/// Prints what NumPy's `random = numpy.random.RandomState(42)` draws.
func printDraws() {
  var random = RandomState(seed: 42)
  print(random.randomSample(count: 3))  // random.random_sample(3)
  print(random.standardNormal(count: 2))  // random.standard_normal(2)
  print(random.randomIntegers(in: 0..<10, count: 8))  // random.randint(0, 10, 8)
  print(random.permutation(6))  // random.permutation(6)
  print(random.choice(probabilities: [0.1, 0.2, 0.7], count: 6))  // random.choice(3, 6, p=[0.1, 0.2, 0.7])
  print(random.multinomial(trials: 100, probabilities: [0.2, 0.3, 0.5]))  // random.multinomial(100, [0.2, 0.3, 0.5])

  // A generator is a value: what a copy draws, the original has yet to draw.
  var copy = random
  let ahead = copy.normal(mean: 10, standardDeviation: 2, count: 3)
  print(copy == random, random.normal(mean: 10, standardDeviation: 2, count: 3) == ahead, copy == random)
}
