import ChapterArithmetic
import Datasets
import Foundation
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
    //: Can a mixture learn what handwriting looks like? The data are scans of
    //: handwritten digits, 8 × 8 pixels with gray values from 0 to 16. They are
    //: often called MNIST, also by the tutorial, but they are the test part of
    //: UCI's much smaller *Optical Recognition of Handwritten Digits* (Alpaydin and
    //: Kaynak, 1998; [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)).
    let digits = try Digits.load()
    record(
      "digits.shape", [digits.images.rowCount, digits.images.columnCount])
    record("digits.sum", digits.images.sum)
    print(digits.images.shape)
    show(
      "digits",
      alt: """
        A grid of ten by ten scanned digits in gray, the first hundred \
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
    //: Are 64 pixels 64 facts? Not quite: \(digits.constantPixels.count) pixels
    //: have the same value in all pictures, and neighbors go together. A full
    //: covariance in 64 dimensions would have
    //: $`\frac{64 \cdot 65}{2} = \(digits.covarianceSize)`$ numbers nevertheless. So
    //: we first turn the axes. *Principal components* are the directions in
    //: which the pictures vary most, one orthogonal to the other; we keep as many
    //: as hold 99% of the variance, and scale each to variance one (*whitening*).
    let constant = (0..<64).filter { pixel in
      Set(digits.images.column(pixel)).count == 1
    }
    record("digits.constantPixels.count", constant.count)
    record("digits.covarianceSize", 64 * 65 / 2)
    print(
      "constant pixels, row and column:", constant.map { [$0 / 8, $0 % 8] })
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
        \(principal.count) of 64 reach 99%.
        """,
      Figure(
        "\(principal.count) directions hold 99% of the variance",
        x: Axis("principal components"),
        y: Axis("share of the variance", unit: "%", domain: 0...100)
      ) {
        ReferenceLine(y: 99)
        ReferenceLine(x: Double(principal.count))
        Line(y: cumulative.map { 100 * $0 }, from: 1, points: true)
        Annotation(
          "\(principal.count) components, 99%",
          x: Double(principal.count), y: 99, placement: .belowRight,
          marker: true)
      })

    //: ## How many components?
    //:
    //: How many kinds of handwriting are there? More components fit better:
    //: whatever fewer can do, more can. (Strictly, the largest likelihood is
    //: infinite for any number of components from two on, as [one
    //: dimension](em-1d#section:a-likelihood-without-bound) shows. The criteria are
    //: derived for a proper maximum, and here they are used on local ones, kept
    //: from infinity by a floor.) The tutorial asks the information criteria that
    //: [found four clouds](em-2d#section:which-shape-and-how-many). With $`p`$ free
    //: parameters and $`N`$ points,
    //:
    //: ```math criteria
    //: \begin{aligned}
    //: \mathrm{AIC} &= 2p - 2 \log L \\
    //: \mathrm{BIC} &= p \log N - 2 \log L
    //: \end{aligned}
    //: ```
    //:
    //: are what a fit has cost, and the model with the smallest value is preferred.
    //: We fit sixteen mixtures, as the tutorial does, with 50, 60, … 200
    //: components:
    let componentCounts = Array(stride(from: 50, through: 200, by: 10))
    func sweep(floor: Double, seed: UInt32 = 0) throws -> [Fit] {
      try componentCounts.map {
        try GaussianMixture.fit(
          points, components: $0, tolerance: 1e-3, covarianceFloor: floor,
          random: RandomState(seed: seed))
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
    record(
      "aic.bestWithSeed1", best(try sweep(floor: 1e-6, seed: 1).map(\.aic)))

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

    //: (That the AIC is negative for most means nothing: a log-likelihood is a sum of
    //: logarithms of densities, which may exceed one, and only differences count.)
    //:
    //: The tutorial reads 110 off its AIC curve. But that curve has its minimum at
    //: \(aic.best) (with another seed at \(aic.bestWithSeed1)), and BIC, which
    //: charges more for a parameter, wants \(bic.best). Two criteria, two answers,
    //: and neither is the one that was used. That calls for a closer look at what
    //: is being measured.
    //:
    //: ## The floor under the covariances
    //:
    //: What is it that the criteria weigh? A mixture of 110 components in
    //: \(pca.componentCount) dimensions has \(gmm.parameterCount) free parameters.
    //: The data are \(digits.shape[0]) × \(pca.componentCount) =
    //: \(data.numberCount) numbers, fewer than parameters. But that is not the
    //: worst of it. A component owns about \(gmm.pointsPerComponent, decimals: 0)
    //: points, and $`n`$ points span $`n - 1`$ directions about their mean, of
    //: \(pca.componentCount). In those that they leave out the variance is zero,
    //: and what the covariance holds there is only the floor,
    //: $`\varepsilon = 10^{-6}`$. That should be the share
    //: $`1 - (n - 1) / \(pca.componentCount)`$ of all directions. We can count
    //: them:
    let mixture = fits[componentCounts.firstIndex(of: 110) ?? 0]
    record("gmm.converged", mixture.converged)
    record("gmm.iterations", mixture.iterations)
    record("gmm.logLikelihood", mixture.logLikelihood)
    record("gmm.parameterCount", mixture.model.parameterCount)
    record("data.numberCount", points.elements.count)
    record("gmm.pointsPerComponent", Double(points.rowCount) / 110)
    func shareOnTheFloor(_ model: GaussianMixture) -> Double {
      let variances = model.covarianceMatrices.flatMap {
        SymmetricEigen($0).values
      }
      return Double(variances.count { $0 < 2e-6 })
        / Double(variances.count)
    }
    func expectedOnTheFloor(_ components: Double) -> Double {
      1 - (Double(points.rowCount) / components - 1)
        / Double(principal.count)
    }
    let at80 = fits[componentCounts.firstIndex(of: 80) ?? 0].model
    record("gmm.directionsOnTheFloor", shareOnTheFloor(mixture.model))
    record("gmm.directionsOnTheFloor.expected", expectedOnTheFloor(110))
    record("gmm.directionsOnTheFloor.at80", shareOnTheFloor(at80))
    record("gmm.parameterCount.at80", at80.parameterCount)
    record("floor.needleHeight", 1 / (2 * Double.pi * 1e-6).squareRoot())
    print(
      "on the floor: \(decimals(100 * shareOnTheFloor(mixture.model), 1))%,",
      "expected: \(decimals(100 * expectedOnTheFloor(110), 1))%")

    //: \(gmm.directionsOnTheFloor, percent: 0) of all the variances of the model
    //: are the floor and nothing else. (With 80 components, whose
    //: \(gmm.parameterCount.at80) parameters are fewer than the numbers, it is still
    //: \(gmm.directionsOnTheFloor.at80, percent: 0).) In each such direction the
    //: density is a needle, about $`1 / \sqrt{2 \pi \varepsilon}`$ =
    //: \(floor.needleHeight, decimals: 0) high. The log-likelihood
    //: is then mostly a statement about $`\varepsilon`$, and so are AIC and BIC.
    //:
    //: Among needles there is no doubt. No picture leaves more than
    //: \(gmm.largestDoubt, significant: 1) of the responsibility to all components
    //: but its own, and \(gmm.vanishingDensities, percent: 1) of the densities of a picture by a
    //: component are zero for a computer (so that [nothing goes without
    //: logarithms](em-1d#section:numbers-too-small-to-hold)). Where responsibilities
    //: are whole, EM has nothing to do: none of the sixteen fits takes more than
    //: \(gmm.mostIterations) iterations. What one gets is k-means, with a Gaussian for
    //: each of its cells.
    let allShares = try mixture.model.responsibilities(of: points)
    record(
      "gmm.largestDoubt",
      allShares.rows.map { row in
        row.sorted().dropLast().reduce(0, +)
      }.max() ?? 0)
    let vanishing = points.rows.reduce(0) { count, row in
      count + mixture.model.componentDensities(at: row).count { $0 == 0 }
    }
    record(
      "gmm.vanishingDensities",
      Double(vanishing)
        / Double(points.rowCount * mixture.model.componentCount))
    record("gmm.mostIterations", fits.map(\.iterations).max() ?? 0)

    //: Raise the floor, and the whole curve moves:
    let floors = [1e-6, 1e-4, 1e-2]
    let sweeps =
      try [fits]
      + floors.dropFirst().map {
        try sweep(floor: $0)
      }
    for (floor, fits) in zip(floors, sweeps) {
      print(
        "floor", floor, " best by AIC:", best(fits.map(\.aic)),
        " best by BIC:",
        best(fits.map(\.bic)))
    }
    let perPoint = zip(
      mixture.model.weights, mixture.model.covarianceMatrices
    ).reduce(0) { sum, component in
      let count = SymmetricEigen(component.1).values.count { $0 < 2e-6 }
      return sum + component.0 * Double(count)
    }
    let place = componentCounts.firstIndex(of: 110) ?? 0
    record("floor.directionsPerPoint", perPoint)
    record(
      "floor.predictedFall", perPoint * Double(points.rowCount) * log(10.0))
    record(
      "floor.measuredFall",
      sweeps[0][place].logLikelihood - sweeps[1][place].logLikelihood)
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
    //: <details><summary>**Check yourself.** The floor rises a hundredfold, to one in ten thousand. By how much must the log-likelihood of 110 components fall?</summary>
    //:
    //: In each direction on the floor the density at a component's own points is
    //: divided by $`\sqrt{100} = 10`$, and its logarithm falls by $`\log 10`$. How
    //: many such directions has a point? Those of its component, which are
    //: \(floor.directionsPerPoint, decimals: 2) of \(pca.componentCount) on the
    //: average: somewhat fewer than an average component has, since large
    //: components have fewer and more points. That times $`\log 10`$ times
    //: \(digits.shape[0]) points is \(floor.predictedFall, decimals: 0). It falls
    //: by \(floor.measuredFall, decimals: 0). So one can foretell that curve
    //: without looking at a single digit.
    //:
    //: </details>
    //:
    //: A large floor has another price. The M-step with a floor is no longer the
    //: maximum of anything, and the promise that the log-likelihood never falls is
    //: void. With ten components and a floor of 0.1 on sixty states of EM:
    let floored = try GaussianMixture.fit(
      points, components: 10, tolerance: 0, maximumIterations: 59,
      covarianceFloor: 0.1, random: RandomState(seed: 0)
    ).logLikelihoods
    let flooredFalls = zip(floored, floored.dropFirst()).count {
      $1 < $0 - 1e-9
    }
    record("floored.falls", flooredFalls)
    record("floored.steps", floored.count - 1)
    print("it falls at", flooredFalls, "of", floored.count - 1, "steps")

    //: ### Ask pictures that the model has not seen
    //:
    //: What does help? To hold some pictures back, fit to the others, and ask how
    //: likely the model finds those that it never saw. Five times, so that each
    //: picture is held back once, with the principal components computed anew each
    //: time:
    let heldOutPictures = try HeldOutPictures(digits.images)
    let gridCounts = [5, 20, 110]
    let gridRows: [(name: String, kind: CovarianceKind, floor: Double)] = [
      ("full", .full, 1e-6), ("full", .full, 0.1), ("tied", .tied, 1e-6),
      ("diagonal", .diagonal, 1e-6), ("spherical", .spherical, 1e-6),
    ]
    let heldOut = try gridRows.map { row in
      try gridCounts.map {
        try heldOutPictures.meanLogLikelihood(
          components: $0, kind: row.kind, floor: row.floor)
      }
    }
    record("heldOut.components", gridCounts)
    record("heldOut.grid", heldOut)
    record(
      "heldOut.byKind",
      [heldOut[0][0], heldOut[0][2], heldOut[1][1], heldOut[2][2]])
    show(
      "held-out-grid",
      caption: """
        The mean log-likelihood of a picture that was held out, by the kind \
        of covariance and, in the last three columns, the number of \
        components.
        """,
      gridTable(heldOut, rows: gridRows, counts: gridCounts))

    //: That is what AIC could not see. The model of the tutorial finds a new digit
    //: all but impossible, \(heldOut.grid[0][2], decimals: 0): each of its needles
    //: points exactly at pictures it has seen. With that floor, five of them are
    //: the best that was tried. Twenty full ones on a generous floor are the best
    //: of all, \(heldOut.grid[1][1], decimals: 1); one shape for all components
    //: (*tied*) stands all three numbers of them and still gets better at 110,
    //: \(heldOut.grid[2][2], decimals: 1).
    //:
    //: <details><summary>**Check yourself.** Why are the principal components computed anew for each part, and not once for all pictures?</summary>
    //:
    //: Because the pictures that are held out must not have had a say. Components
    //: of all pictures would point into directions in which these very pictures
    //: vary, and the whitening would have measured their spread. Whatever is
    //: estimated, centers, scales, the number of dimensions, belongs to the fit.
    //:
    //: </details>
    //:
    //: ## New digits
    //:
    //: Can it write? For making pictures the model need not be the best by any
    //: criterion; it needs to know what digits look like. We follow the tutorial
    //: and take 110 components. A sample is two throws for each picture, a
    //: component by its weight and then a point from its normal distribution. Then
    //: the axes are turned back, from 41 dimensions to 64 pixels.
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
        A grid of ten by ten generated digits in gray. Most can be read as \
        a digit, with some gray noise round them.
        """,
      caption: "A hundred digits that nobody wrote.",
      Figure(
        "Generated digits",
        images: ImageGrid(shuffled.rows, imageWidth: 8, scale: 0...16)))

    record("generated.minimum", images.elements.min() ?? 0)
    record("generated.maximum", images.elements.max() ?? 0)

    //: Most of them can be read. Part of the gray noise round them is the 23
    //: components that were left out: even real digits, turned to
    //: \(pca.componentCount) dimensions and back, range from
    //: \(restored.minimum, decimals: 1) to \(restored.maximum, decimals: 1). The
    //: rest is what the model does not know: nothing in a Gaussian says that a
    //: pixel cannot be negative or darker than ink. The values run from
    //: \(generated.minimum, decimals: 1) to \(generated.maximum, decimals: 1), and
    //: only the picture cuts them off at 0 and 16.
    let restored = try principal.inverseTransform(points)
    record("restored.minimum", restored.elements.min() ?? 0)
    record("restored.maximum", restored.elements.max() ?? 0)

    //: ### Has nobody written them?
    //:
    //: A model whose needles point at its pictures might just copy them. How far is
    //: each generated digit from the nearest real one, and how far is a real one
    //: from its nearest other? A second sample, from twenty components on a floor of
    //: 0.01, to compare:
    let wider = try GaussianMixture.fit(
      points, components: 20, tolerance: 1e-3, covarianceFloor: 1e-2,
      random: RandomState(seed: 0)
    ).model
    var widerRandom = RandomState(seed: 0)
    let widerImages = try principal.inverseTransform(
      wider.sample(count: 100, using: &widerRandom).points
    ).selectingRows(order)
    let nearest = [
      nearestRows(to: images, in: digits.images),
      nearestRows(to: widerImages, in: digits.images),
      nearestRows(
        to: digits.images, in: digits.images, skippingItself: true),
    ]
    let medians = nearest.map { found in
      found.map(\.distance).sorted()[found.count / 2]
    }
    let components = try mixture.model.labels(of: points)
    let sameComponent = zip(nearest[0], sample.labels).count {
      components[$0.row] == $1
    }
    let sizes = (0..<110).map { c in components.count { $0 == c } }
    record("nearest.medianDistance", medians)
    record("nearest.sameComponent", sameComponent)
    record("gmm.smallestComponent", sizes.min() ?? 0)
    show(
      Table(
        .init(
          "pictures",
          [
            "generated by 110 components", "generated by 20, floor 0.01",
            "real",
          ]),
        .init(
          "median distance to the nearest (other) real one", medians,
          decimals: 1)))
    let pairs = order.prefix(40).map { index in
      pictureBeside(
        images.rows[index], digits.images.rows[nearest[0][index].row],
        width: 8)
    }
    show(
      "generated-and-nearest",
      alt: """
        Forty pairs of digits in gray, a generated one at the left of each \
        and a real one at its right. In most pairs both are the same digit, \
        drawn with other strokes.
        """,
      caption: """
        The first forty of the generated digits, each with the nearest real \
        one at its right.
        """,
      Figure(
        "Generated, and the nearest real one",
        images: ImageGrid(
          pairs, imageWidth: 16, columns: 5, scale: 0...16)))
    show(
      "generated-digits-wider",
      alt: """
        A grid of ten by ten generated digits in gray, blurred more than \
        those before; fewer of them can be read.
        """,
      caption: "A hundred digits from twenty components on a higher floor.",
      Figure(
        "Fewer components: farther from the data",
        images: ImageGrid(widerImages.rows, imageWidth: 8, scale: 0...16)))

    //: They are not copies: a generated digit is about as far from the nearest real
    //: one as real ones are from each other. But no farther, and of
    //: \(nearest.sameComponent) in a hundred the nearest real digit belongs to the
    //: component that made it, some of which hold no more than
    //: \(gmm.smallestComponent) pictures. Readable digits were bought with staying
    //: close to what was seen; the wider model strays farther, and can be read less.
    //:
    //: ### What one gives up
    //:
    //: Can one have both, digits that are like real ones and a model that expects new
    //: ones? Here is the distance for all models of [](#table:held-out-grid), the
    //: median of a hundred generated digits each. Real digits have
    //: \(nearest.medianDistance[2], decimals: 1):
    let nearestGrid = try gridRows.map { row in
      try gridCounts.map { count in
        let model = try GaussianMixture.fit(
          points, components: count, kind: row.kind,
          covarianceFloor: row.floor, random: RandomState(seed: 0)
        ).model
        var random = RandomState(seed: 0)
        let made = try principal.inverseTransform(
          model.sample(count: 100, using: &random).points)
        let found = nearestRows(to: made, in: digits.images)
        return found.map(\.distance).sorted()[found.count / 2]
      }
    }
    record("nearest.grid", nearestGrid)
    show(
      "nearest-grid",
      caption: """
        How far a generated picture is from the nearest real one, by the \
        kind of covariance and, in the last three columns, the number of \
        components.
        """,
      gridTable(nearestGrid, rows: gridRows, counts: gridCounts))
    show(
      "trade-off",
      caption: """
        Both tables as one picture, a point for each model, joined by the \
        kind of covariance from 5 components at the right to 110 at the \
        left. Full covariances on the low floor leave the picture \
        downwards, and go on to the left of all others.
        """,
      Figure(
        "Near to what was seen, or ready for what was not",
        x: Axis("median distance to the nearest real picture"),
        y: Axis(
          "mean log-likelihood of held-out pictures", domain: -75 ... -40)
      ) {
        for (row, line) in gridRows.enumerated() {
          let isLow = line.kind == .full && line.floor < 1e-3
          Line(
            x: nearestGrid[row], y: heldOut[row],
            color: isLow ? .muted : .series(row - 1), points: true,
            label: line.kind == .full
              ? "full, floor \(isLow ? "10^{−6}" : "0.1")" : line.name)
        }
        ReferenceLine(x: medians[2], label: "real pictures")
      })

    //: To the left the digits come closer to real ones; upwards, the model expects
    //: what it has not seen. More components move every kind to the left. Full
    //: covariances on a low floor go farthest, and fall out of the picture on the
    //: way: they have given up everything else. At 110 components one shape for all keeps
    //: \(heldOut.grid[2][2], decimals: 1), with a distance of
    //: \(nearest.grid[2][2], decimals: 1). No model here is the best by both, and
    //: which is wanted depends on the question: to generate, or to recognize.
    //:
    //: (The tutorial prints the length of its sample and gets 2. In its library a
    //: sample is a pair, points and component labels, and a pair has the length 2;
    //: the 100 points are in its first half.)
    //:
    //: ## What we learned
    //:
    //: - A mixture is generative: what can explain a picture can make one.
    //: - AIC and BIC weigh the log-likelihood against the number of parameters.
    //:   They cannot help where the log-likelihood itself is an artifact, and with
    //:   fewer points in a component than dimensions it is. Held-out data can.
    //: - Count your parameters, and look at what keeps the likelihood finite. A floor
    //:   of one in a million decided this one.
  }

  /// Numbers by kind of covariance and floor, a row each, and by the number of components, a column each.
  private func gridTable(
    _ values: [[Double]],
    rows: [(name: String, kind: CovarianceKind, floor: Double)],
    counts: [Int]
  ) -> Table {
    Table(
      columns: [
        Table.Column("covariances", rows.map(\.name)),
        Table.Column("floor", rows.map(\.floor)),
      ]
        + counts.indices.map { column in
          Table.Column(
            "\(counts[column])", values.map { $0[column] }, decimals: 1)
        })
  }
}
