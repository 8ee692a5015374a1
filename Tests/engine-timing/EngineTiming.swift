/// Prints the seconds that the engine's work takes in its own package: a line for each piece, its name and the seconds.
@main struct EngineTiming {
  static func main() throws {
    for (work, seconds) in try timeEngine() { print(work, seconds) }
  }
}
