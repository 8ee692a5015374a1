/// Whether two numbers agree to a relative difference.
func isClose(_ value: Double, _ expected: Double, relative: Double = 1e-12) -> Bool {
  (value - expected).magnitude <= relative * expected.magnitude
}
