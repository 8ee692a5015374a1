import LinearAlgebra

// The inverses of covariances.
extension GaussianMixture {
  /// The precision matrices, the inverses of the covariance matrices, one a component, whatever their kind;
  /// scikit-learn's `precisions_`.
  public var precisionMatrices: [Matrix] {
    precisionFactors.map { factor in
      let product = factor * factor.transposed()
      // Sums in another order could differ in the last bit.
      var result = product
      for row in 0..<dimensionCount {
        for column in 0..<row { result[row, column] = product[column, row] }
      }
      return result
    }
  }

  /// The factors U of the precision matrices U Uᵀ, upper triangular, one a component, whatever the kind; scikit-learn's
  /// `precisions_cholesky_`.
  ///
  /// U is the transposed inverse of the Cholesky factor of the covariance, so (x - μ)ᵀ U has independent coordinates of
  /// variance 1 under the component.
  public var precisionFactors: [Matrix] {
    (0..<componentCount).map {
      prepared.factors.matrix(component: $0, dimensions: dimensionCount).transposed()
    }
  }
}
