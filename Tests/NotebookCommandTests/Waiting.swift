import Foundation
import Testing

/// Waits until something is so that another process brings about, however much the machine has to do.
///
/// What cannot be asked yet is not so yet.
func waitUntil(
  sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () throws -> Bool
) throws {
  let end = ContinuousClock.now + .seconds(180)
  while ContinuousClock.now < end, (try? isSo()) != true { usleep(10_000) }
  #expect((try? isSo()) == true, "not within three minutes", sourceLocation: sourceLocation)
}
