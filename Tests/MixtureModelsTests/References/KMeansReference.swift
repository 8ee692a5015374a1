// What NumPy 2.4.6 and scikit-learn 1.9.1 compute; the literals read back exactly.

enum KMeansReference {
  static let plainCenters: [[Double]] = [
    [0.8394567136049083, 1.956626765926742],
    [2.8484988253405117, -1.6136699715231209],
    [4.368745421981938, 0.9504105479951199],
    [7.756081435724198, -1.2689694020699236],
  ]
  static let plainRadii: [Double] = [1.7134296609376756, 1.7645762456722964, 1.6747528201119635, 1.9785897125671261]
  static let plainInertia: Double = 280.0032697540074
  static let plainIterations: Int = 2
  static let plainAdjustedRandIndex: Double = 1.0
  static let plainCounts: [Int] = [100, 100, 100, 100]
  static let stretchedCenters: [[Double]] = [
    [-5.480721737232312, 5.286985085944211],
    [-3.1929740958556074, 3.7335018716599926],
    [-1.961672314774071, 1.619570665404523],
    [-0.6526968960374524, 1.323826089576879],
  ]
  static let stretchedRadii: [Double] = [
    1.5452237149380017, 1.4345091321991053, 1.1887157944382467, 1.3959755730627057,
  ]
  static let stretchedInertia: Double = 163.87499259531342
  static let stretchedIterations: Int = 5
  static let stretchedAdjustedRandIndex: Double = 0.8134400248876257
  static let stretchedCounts: [Int] = [99, 100, 102, 99]
  static let stretchedOnceCenters: [[Double]] = [
    [-5.480721737232312, 5.286985085944211],
    [-3.2052665435438996, 3.7691938110459895],
    [-2.0054622743418054, 1.6492471575296161],
    [-0.6719310950353079, 1.3310800800577434],
  ]
  static let stretchedOnceRadii: [Double] = [
    1.5452237149380017, 1.3977987436971513, 1.3079739581793388, 1.4155843833406605,
  ]
  static let stretchedOnceInertia: Double = 163.94851239104975
  static let stretchedOnceIterations: Int = 8
  static let stretchedOnceAdjustedRandIndex: Double = 0.8290097382513565
  static let stretchedOnceCounts: [Int] = [99, 97, 103, 101]
}
