import Datasets
import LinearAlgebra
import MixtureModels
import Notebook
import NumPyRandom
import Plotting

struct GeneratingDigits: Chapter {
  static let name = "digits"
  static let title = "Generating digits"
  static let summary = """
    A mixture is a model of how the data came about, so it can make more \
    of them: handwritten digits that nobody wrote. How many components it \
    needs is the hard question, and the usual answer deceives.
    """
  static let cover: String? = "generated-digits"

  func run() throws {
    //: ## 1797 pictures
    //:
    //: The data are scans of handwritten digits, 8 × 8 pixels with grey values from
    //: 0 to 16. They are often called MNIST, also by the tutorial, but they are the
    //: test part of UCI's much smaller *Optical Recognition of Handwritten Digits*
    //: (Alpaydin and Kaynak, 1998; [CC BY
    //: 4.0](https://creativecommons.org/licenses/by/4.0/)).
    let digits = try Digits.load()
    record(
      "digits.shape", [digits.images.rowCount, digits.images.columnCount])
    record("digits.sum", digits.images.sum)
    print(digits.images.shape)
    show(
      "digits",
      alt: """
        A grid of ten by ten scanned digits in grey, the first hundred \
        pictures of the set.
        """,
      caption: "The first hundred pictures.",
      Figure(
        "Handwritten digits",
        images: ImageGrid(
          Array(digits.images.rows.prefix(100)), imageWidth: 8,
          scale: 0...16)))

    //: ## From 64 dimensions to 41
    //:
    //: A full covariance in 64 dimensions has 2080 numbers, and some pixels in the
    //: corners are always white, so that their variance is zero. We first turn the
    //: axes. *Principal components* are the directions in which the pictures vary
    //: most, one orthogonal to the other; we keep as many as hold 99 % of the
    //: variance, and scale each to variance one (*whitening*).
    let principal = try PrincipalComponents(
      of: digits.images, keeping: .varianceFraction(0.99), whitening: true)
    let points = try principal.transform(digits.images)
    record("pca.componentCount", principal.count)
    record("pca.cumulative", principal.cumulativeVarianceRatio)
    print(points.shape)

    var cumulative: [Double] = []
    for ratio in principal.allExplainedVarianceRatios {
      cumulative.append((cumulative.last ?? 0) + ratio)
    }
    show(
      "explained-variance",
      caption: """
        The variance that the first principal components hold together. \
        \(principal.count) of 64 reach 99 %.
        """,
      Figure(
        "\(principal.count) directions hold 99 % of the variance",
        x: Axis("principal components"),
        y: Axis("share of the variance", unit: "%", domain: 0...100)
      ) {
        ReferenceLine(y: 99)
        ReferenceLine(x: Double(principal.count))
        Line(y: cumulative.map { 100 * $0 }, from: 1, points: true)
        Annotation(
          "\(principal.count) components, 99 %",
          x: Double(principal.count), y: 99, placement: .belowRight,
          marker: true)
      })

    //: ## How many components?
    //:
    //: More components always fit better; the log-likelihood can only rise. An
    //: *information criterion* asks what the rise has cost. With $`p`$ free
    //: parameters and $`N`$ points,
    //:
    //: ```math criteria
    //: \mathrm{AIC} = 2p - 2 \log L, \qquad \mathrm{BIC} = p \log N - 2 \log L
    //: ```
    //:
    //: and the model with the smallest value is preferred. We fit sixteen mixtures,
    //: as the tutorial does, with 50, 60, … 200 components:
    let componentCounts = Array(stride(from: 50, through: 200, by: 10))
    func sweep(floor: Double) throws -> [Fit] {
      try componentCounts.map {
        try GaussianMixture.fit(
          points, components: $0, tolerance: 1e-3, covarianceFloor: floor,
          random: RandomState(seed: 0))
      }
    }
    func best(_ values: [Double]) -> Int {
      componentCounts[values.indices.min { values[$0] < values[$1] } ?? 0]
    }

    let fits = try sweep(floor: 1e-6)
    let aic = fits.map(\.aic)
    let bic = fits.map(\.bic)
    record("aic.componentCounts", componentCounts)
    record("aic.values", aic)
    record("bic.values", bic)
    record("aic.best", best(aic))
    record("bic.best", best(bic))

    show(
      "aic",
      caption: """
        AIC and BIC of sixteen mixtures. A diamond marks each minimum. The \
        tutorial, which draws the AIC only, goes on with 110 components, \
        where neither has its minimum.
        """,
      Figure(
        "AIC and BIC disagree", x: Axis("components"),
        y: Axis("criterion (thousands)")
      ) {
        ReferenceLine(x: 110, label: "the tutorial’s choice")
        Line(
          x: componentCounts.map(Double.init), y: aic.map { $0 / 1000 },
          points: true, label: "AIC")
        Line(
          x: componentCounts.map(Double.init), y: bic.map { $0 / 1000 },
          points: true, label: "BIC")
        Annotation(
          "\(best(aic))", x: Double(best(aic)), y: (aic.min() ?? 0) / 1000,
          placement: .below, marker: true)
        Annotation(
          "\(best(bic))", x: Double(best(bic)), y: (bic.min() ?? 0) / 1000,
          placement: .below, marker: true)
      })
    show(
      "criteria", caption: "The values behind the curves.",
      Table(
        .init("components", componentCounts),
        .init("AIC", aic, decimals: 0),
        .init("BIC", bic, decimals: 0)))

    //: The tutorial reads 110 off its AIC curve. But that curve has its minimum at
    //: \(aic.best) (other seeds give 150 or 160), and BIC, which charges more for a
    //: parameter, wants \(bic.best). Two criteria, two answers, and neither is the
    //: one that was used. That calls for a closer look at what is being measured.
    //:
    //: ## The floor under the covariances
    //:
    //: A mixture of 110 components in \(pca.componentCount) dimensions has
    //: \(gmm.parameterCount) free parameters. The data are
    //: \(digits.shape[0]) × \(pca.componentCount) = \(data.numberCount) numbers:
    //: *fewer numbers than parameters*. A component owns about
    //: \(gmm.pointsPerComponent, decimals: 0) points, too few to span
    //: \(pca.componentCount) dimensions. In the directions that they leave out the
    //: variance is zero, and what the covariance holds there is only the floor,
    //: $`\varepsilon = 10^{-6}`$. We can count such directions:
    let mixture = fits[componentCounts.firstIndex(of: 110) ?? 0]
    record("gmm.converged", mixture.converged)
    record("gmm.iterations", mixture.iterations)
    record("gmm.logLikelihood", mixture.logLikelihood)
    record("gmm.parameterCount", mixture.model.parameterCount)
    record("data.numberCount", points.elements.count)
    record("gmm.pointsPerComponent", Double(points.rowCount) / 110)
    let variances = mixture.model.covarianceMatrices.flatMap {
      SymmetricEigen($0).values
    }
    let onTheFloor = variances.count { $0 < 2e-6 }
    record(
      "gmm.directionsOnTheFloor",
      Double(onTheFloor) / Double(variances.count))
    print(
      onTheFloor, "of", variances.count,
      "principal variances stand on the floor")

    //: \(gmm.directionsOnTheFloor, percent: 0) of all the variances of the model
    //: are the floor and nothing else. In each such direction the density is a
    //: needle, about $`1 / \sqrt{2 \pi \varepsilon}`$, 400 high. The log-likelihood
    //: is then mostly a statement about $`\varepsilon`$, and so are AIC and BIC.
    //: Raise the floor, and the whole curve moves:
    let floors = [1e-6, 1e-4, 1e-2]
    let sweeps = try [fits] + floors.dropFirst().map(sweep)
    for (floor, fits) in zip(floors, sweeps) {
      print(
        "floor", floor, " best by AIC:", best(fits.map(\.aic)),
        " best by BIC:",
        best(fits.map(\.bic)))
    }
    show(
      "aic-floor",
      caption: """
        The AIC of the same sixteen mixtures with three floors under the \
        covariances.
        """,
      Figure(
        "The floor decides", x: Axis("components"),
        y: Axis("AIC (thousands)")
      ) {
        for (floor, fits) in zip(["10^{−6}", "10^{−4}", "10^{−2}"], sweeps)
        {
          Line(
            x: componentCounts.map(Double.init),
            y: fits.map { $0.aic / 1000 },
            points: true, label: "floor \(floor)")
        }
      })

    //: There is no number of components to be read off such curves. What they
    //: really say is that a full covariance is too rich for so few points.
    //:
    //: ## New digits
    //:
    //: For making pictures the model need not be the best by any criterion; it
    //: needs to know what digits look like. We follow the tutorial and take 110
    //: components. A sample is two throws for each picture, a component by its
    //: weight and then a point from its normal distribution. Then the axes are
    //: turned back, from 41 dimensions to 64 pixels.
    var random = RandomState(seed: 0)
    let sample = mixture.model.sample(count: 100, using: &random)
    let images = try principal.inverseTransform(sample.points)
    record("generated.shape", [images.rowCount, images.columnCount])
    print(images.shape)

    //: The sample comes grouped by component, which in a grid makes rows of
    //: look-alikes, as in the tutorial's picture. We shuffle it:
    let order = random.permutation(images.rowCount)
    let shuffled = images.selectingRows(order)
    show(
      "generated-digits",
      alt: """
        A grid of ten by ten generated digits in grey. Most can be read as \
        a digit, with some grey noise round them.
        """,
      caption: "A hundred digits that nobody wrote.",
      Figure(
        "Generated digits",
        images: ImageGrid(shuffled.rows, imageWidth: 8, scale: 0...16)))

    record("generated.minimum", images.elements.min() ?? 0)
    record("generated.maximum", images.elements.max() ?? 0)

    //: Most of them can be read. The grey noise round them is what the model does
    //: not know: nothing in a Gaussian says that a pixel cannot be negative or
    //: darker than ink. The values run from \(generated.minimum, decimals: 1) to
    //: \(generated.maximum, decimals: 1), and only the picture cuts them off at 0
    //: and 16.
    //:
    //: (The tutorial prints the length of its sample and gets 2. In its library a
    //: sample is a pair, points and component labels, and a pair has the length 2;
    //: the 100 points are in its first half.)
    //:
    //: ## What we learned
    //:
    //: - A mixture is generative: what can explain a picture can make one.
    //: - AIC and BIC weigh the log-likelihood against the number of parameters.
    //:   They cannot help where the log-likelihood itself is an artefact, and with
    //:   fewer numbers than parameters it is.
    //: - Count your parameters, and look at what regularises the model. A floor of
    //:   one in a million decided this one.
  }
}
