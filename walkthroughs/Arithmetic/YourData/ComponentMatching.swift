import Foundation
import LinearAlgebra
import MixtureModels

/// Which component of another mixture is which of a first: the assignment that is least far altogether.
///
/// The distance of two components is twice the Kullback-Leibler divergence of the other's Gaussian from the first's, plus
/// the squared logarithm of the ratio of their weights: components about the same mean are told by their widths.
///
/// - Returns: for each component of the first the index of its partner.
public func matching(_ other: GaussianMixture, to first: GaussianMixture)
  -> [Int]
{
  let precisions = first.precisionMatrices
  let (own, others) = (first.covarianceMatrices, other.covarianceMatrices)
  let ownVolumes = own.map(logDeterminant)
  let otherVolumes = others.map(logDeterminant)
  let costs = (0..<first.componentCount).map { component in
    let mean = first.means.row(component)
    return (0..<other.componentCount).map { partner in
      let gap = zip(other.means.row(partner), mean).map { $0 - $1 }
      let turned = precisions[component] * gap
      let weights = other.weights[partner] / first.weights[component]
      let logarithm = log(weights)
      // Both are symmetric, so that this is the trace of their product.
      let trace = zip(
        precisions[component].elements, others[partner].elements
      ).reduce(0) { $0 + $1.0 * $1.1 }
      let shapes =
        trace - Double(mean.count) + ownVolumes[component]
        - otherVolumes[partner]
      return zip(gap, turned).reduce(logarithm * logarithm + shapes) {
        $0 + $1.0 * $1.1
      }
    }
  }
  return leastCostAssignment(costs)
}

/// The logarithm of the determinant of a covariance.
private func logDeterminant(_ covariance: Matrix) -> Double {
  SymmetricEigen(covariance).values.reduce(0) { $0 + log($1) }
}

/// The column for each row of a square matrix of costs, each once, so that the sum of costs is smallest: the Hungarian
/// method, with potentials and shortest augmenting paths (Kuhn, 1955; Jonker and Volgenant, 1987).
public func leastCostAssignment(_ costs: [[Double]]) -> [Int] {
  let count = costs.count
  // Rows and columns are counted from 1; 0 stands for none.
  var rowPotential = [Double](repeating: 0, count: count + 1)
  var columnPotential = [Double](repeating: 0, count: count + 1)
  var rowOfColumn = [Int](repeating: 0, count: count + 1)
  for row in 1..<(count + 1) {
    rowOfColumn[0] = row
    var column = 0
    var distance = [Double](repeating: .infinity, count: count + 1)
    var previous = [Int](repeating: 0, count: count + 1)
    var isDone = [Bool](repeating: false, count: count + 1)
    repeat {
      isDone[column] = true
      let current = rowOfColumn[column]
      var (least, next) = (Double.infinity, 0)
      for candidate in 1..<(count + 1) where !isDone[candidate] {
        let reduced =
          costs[current - 1][candidate - 1] - rowPotential[current]
          - columnPotential[candidate]
        if reduced < distance[candidate] {
          distance[candidate] = reduced
          previous[candidate] = column
        }
        if distance[candidate] < least {
          (least, next) = (distance[candidate], candidate)
        }
      }
      for candidate in 0..<(count + 1) {
        if isDone[candidate] {
          rowPotential[rowOfColumn[candidate]] += least
          columnPotential[candidate] -= least
        } else {
          distance[candidate] -= least
        }
      }
      column = next
    } while rowOfColumn[column] != 0
    repeat {
      rowOfColumn[column] = rowOfColumn[previous[column]]
      column = previous[column]
    } while column != 0
  }
  var assignment = [Int](repeating: 0, count: count)
  for column in 1..<(count + 1) {
    assignment[rowOfColumn[column] - 1] = column - 1
  }
  return assignment
}
