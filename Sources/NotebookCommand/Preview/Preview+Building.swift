import Foundation
import Notebook
import SafeFiles

extension Preview {
  func startBuild() {
    guard case .success(let build) = build, model.needsBuild, model.attempt == nil, building == nil,
      ContinuousClock.now - lastChange > Self.quietTime
    else { return }
    // What has changed is found out first.
    if weaving != nil, model.needsWeaving || request != nil { return }
    model.beginBuild(snapshots)
    do throws(SystemError) {
      building = try BuildProcess(build)
      told.say("building \(fileName(of: program))")
    } catch {
      model.failBuild([CompilerMessage(message: "the package cannot be built: \(error)")])
    }
  }

  func takeBuild() {
    guard let building else { return }
    building.update()
    if let wait = building.log.wait { told.sayOnce(wait) }
    if building.isBrokenOff {
      guard building.result != nil else { return }
      self.building = nil
      model.breakOffBuild()
    } else if let result = building.result {
      let seconds = (ContinuousClock.now - building.started) / .seconds(1)
      self.building = nil
      if result {
        told.say("built in \(seconds.formatted(.number.precision(.fractionLength(1)))) s")
        let former = programIdentity
        programIdentity = Self.identity(of: program)
        model.succeedBuild(isAnother: former != programIdentity)
        startWeaving(snapshots: model.attempt.map { Array($0.snapshots.values) } ?? [])
      } else {
        model.failBuild(building.log.findings)
      }
    } else if model.isBuildOutdated {
      building.breakOff()
    }
  }
}
