/// How the engine computes; the inner loops are chosen by `InstructionSet`.
///
/// None of it changes a result: tests vary it to show that.
enum EngineOptions {
  /// Whether to drop components from a block of points once their responsibilities can only be exactly zero.
  @TaskLocal static var isPruning = true
  /// The threads that help.
  @TaskLocal static var team = WorkerTeam.shared
}
