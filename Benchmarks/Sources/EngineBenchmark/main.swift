import LinearAlgebra

// Works on tasks that are named on standard input, one a line, and answers each with a line:
// the task, the seconds it took, and a number that shows whether the result is the right one.
// `run.py` sends the same tasks to this program and to its peers in turn.

guard CommandLine.arguments.count == 3 || CommandLine.arguments.dropFirst() == ["grid"] else {
  print("Usage: EngineBenchmark prepare FOLDER   writes the points and starts that all programs read")
  print("       EngineBenchmark serve FOLDER     works on tasks from standard input")
  print("       EngineBenchmark grid             works on the cells of grid.py from standard input")
  print("       EngineBenchmark memory COUNT     one iteration on COUNT points, and how much memory that took")
  throw CommandLineError()
}

struct CommandLineError: Error {}

switch CommandLine.arguments[1] {
case "prepare":
  try Inputs.prepare(in: CommandLine.arguments[2])
case "serve":
  let tasks = try Tasks(folder: CommandLine.arguments[2])
  print("ready")
  flushOutput()
  while let task = readLine() {
    let (seconds, check) = try tasks.run(task)
    print(task, seconds, check)
    flushOutput()
  }
case "grid":
  print("ready")
  flushOutput()
  while let task = readLine() {
    let (seconds, check) = try GridCell(task).run()
    print(task, seconds, check)
    flushOutput()
  }
case "memory":
  try reportMemory(pointCount: Int(CommandLine.arguments[2]) ?? 1_000_000)
default:
  throw CommandLineError()
}
