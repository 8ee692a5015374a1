import Datasets
import LinearAlgebra
import MixtureModels
import Notebook
import NumPyRandom
import Plotting

struct EMInOneDimension: Chapter {
  static let name = "em-1d"
  static let title = "EM in one dimension"
  static let summary = """
    The whole algorithm on sixty points on a line, small enough to check \
    every number: one E-step, one M-step, ten iterations, and what happens \
    when a variance is taken for a standard deviation.
    """
  static let cover: String? = "e-step"

  func run() throws {
    //: ## Sixty points on a line
    //:
    //: In one dimension a cluster is a stretch of a line, and we can watch every
    //: step of the algorithm on it. The points below come in three groups of
    //: twenty, round +10, −10 and 0. The algorithm is told that there are three
    //: groups, and nothing else.
    var random = RandomState(seed: 0)
    let points = makeLineClusters(offset: 10, using: &random)
    let data = Matrix(column: points)
    record("points", points)
    print(data.shape)

    //: We describe them by a mixture of three normal distributions, each with a
    //: weight $`\pi_c`$, a mean $`\mu_c`$ and a variance $`\sigma_c^2`$:
    //:
    //: ```math density
    //: p(x) = \sum_{c=1}^{3} \pi_c \, \mathcal{N}(x \mid \mu_c, \sigma_c^2),
    //: \qquad
    //: \mathcal{N}(x \mid \mu, \sigma^2) = \frac{1}{\sqrt{2 \pi \sigma^2}}
    //:   \exp\left( -\frac{(x - \mu)^2}{2 \sigma^2} \right)
    //: ```
    //:
    //: If we knew which group each point came from, the parameters would be easy:
    //: take the mean and the variance of each group. If we knew the parameters, the
    //: groups would be easy: ask which component explains a point best. We know
    //: neither. *Expectation-maximisation* (EM) starts with a guess of one and lets
    //: each improve the other.
    //:
    //: ## A guess
    //:
    //: The tutorial's guess: means −5, 8 and 1.5, standard deviations 5, 3 and 1,
    //: equal weights. Mind the squares: our model takes variances, as the formulas
    //: do.
    let guess = try GaussianMixture(
      weights: [1 / 3, 1 / 3, 1 / 3], means: [-5, 8, 1.5],
      variances: [25, 9, 1])

    //: ## The E-step: who is responsible for this point?
    //:
    //: The first half of an iteration computes the *responsibilities*. $`r_{ic}`$
    //: is the probability that component $`c`$ made the point $`x_i`$, if the guess
    //: were true. That is Bayes' theorem with the weights as the prior:
    //:
    //: ```math e-step
    //: r_{ic} = \frac{\pi_c \, \mathcal{N}(x_i \mid \mu_c, \sigma_c^2)}
    //:   {\sum_{k=1}^{3} \pi_k \, \mathcal{N}(x_i \mid \mu_k, \sigma_k^2)}
    //: ```
    let responsibilities = try guess.responsibilities(of: data)
    record("eStep.responsibilities", responsibilities.rows)
    print(NumPyText(responsibilities))

    //: A row a point, a column a component: the same sixty rows that the tutorial
    //: prints, digit for digit. The rows sum to one, as probabilities of all the
    //: possibilities must:
    print(NumPyText(responsibilities.rows.map { $0.reduce(0, +) }))

    //: In the picture each point takes its colour from its row, mixed from the
    //: colours of the three curves. The curves are drawn with their weights, so
    //: that at any $`x`$ their heights are in the proportion of the
    //: responsibilities.
    show(
      "e-step",
      caption: """
        The guess, and the points in the colours of their \
        responsibilities.
        """,
      lineFigure(
        "The first E-step", points: points, model: guess,
        responsibilities: responsibilities, over: -20...20))

    //: Most points are nearly sure. The interesting ones lie round 0, between the
    //: wide curve on the left and the narrow one: they are shared.
    //:
    //: ## The M-step: fit each component to its share
    //:
    //: The second half takes the responsibilities as given. Component $`c`$ owns
    //: $`m_c`$ points' worth of data, and its new parameters are the fraction, the
    //: mean and the variance of *its share*:
    //:
    //: ```math m-step
    //: \begin{aligned}
    //: m_c &= \sum_{i=1}^{N} r_{ic} &
    //: \pi_c &= \frac{m_c}{N} \\
    //: \mu_c &= \frac{1}{m_c} \sum_{i=1}^{N} r_{ic} \, x_i &
    //: \sigma_c^2 &= \frac{1}{m_c} \sum_{i=1}^{N} r_{ic} \, (x_i - \mu_c)^2
    //: \end{aligned}
    //: ```
    //:
    //: The variance is measured from the *new* mean.
    let updated = try GaussianMixture(
      points: data, responsibilities: responsibilities, covarianceFloor: 0)
    let variances = updated.covarianceMatrices.map { $0[0, 0] }
    record("mStep.weights", updated.weights)
    record("mStep.means", updated.means.column(0))
    record("mStep.variances", variances)
    show(
      Table(
        .init("component", [1, 2, 3]),
        .init("weight", updated.weights, decimals: 4),
        .init("mean", updated.means.column(0), decimals: 4),
        .init("variance", variances, decimals: 4),
        .init(
          "standard deviation", variances.map { $0.squareRoot() },
          decimals: 4)))

    let newResponsibilities = try updated.responsibilities(of: data)
    show(
      "m-step",
      caption: """
        After the M-step. The colours are still those of the first E-step: \
        the points have not been asked again.
        """,
      lineFigure(
        "The first M-step", points: points, model: updated,
        responsibilities: responsibilities, over: -20...20))

    //: ## Was it worth it? Ask the log-likelihood
    //:
    //: How good is a model? As good as the probability it gives to what was seen.
    //: The points are independent, so their probabilities multiply, and the
    //: logarithm makes that a sum:
    //:
    //: ```math log-likelihood
    //: \log L = \sum_{i=1}^{N} \log \sum_{c=1}^{3} \pi_c \, \mathcal{N}(x_i \mid \mu_c, \sigma_c^2)
    //: ```
    //:
    //: The sum over components stands *inside* the logarithm, the sum over points
    //: outside. EM has one great property: an E-step followed by an M-step never
    //: lowers this number. It is also the best check of an implementation, for with
    //: most mistakes it soon falls.
    let before = try guess.logLikelihood(of: data)
    let after = try updated.logLikelihood(of: data)
    record("logLikelihood", [before, after])
    print("before the M-step", before)
    print("after it         ", after)

    //: From \(logLikelihood[0], decimals: 2) to \(logLikelihood[1], decimals: 2).
    //: Asked again with the new model, the points answer more clearly:
    record("secondEStep.responsibilities", newResponsibilities.rows)
    show(
      "second-e-step",
      caption: """
        The second E-step: the same curves, and the points in the colours \
        of their new responsibilities.
        """,
      lineFigure(
        "The second E-step", points: points, model: updated,
        responsibilities: newResponsibilities, over: -20...20))

    //: ## A variance is not a standard deviation
    //:
    //: The tutorial's pictures of this moment look different: its first curve lies
    //: almost flat on the axis. It computes the variances correctly and hands them
    //: to a function that expects *standard deviations*. A variance of
    //: \(mStep.variances[0], decimals: 1) becomes a standard deviation of
    //: \(mStep.variances[0], decimals: 1), where
    //: $`\sqrt{\(mStep.variances[0], decimals: 1)}`$ was meant. In our terms, the
    //: variances are squared:
    let misread = try GaussianMixture(
      weights: updated.weights, means: updated.means.column(0),
      variances: variances.map { $0 * $0 })
    let misreadResponsibilities = try misread.responsibilities(of: data)
    record(
      "published.secondEStep.responsibilities", misreadResponsibilities.rows
    )
    record(
      "published.logLikelihood",
      [before, try misread.logLikelihood(of: data)])
    print(try misread.logLikelihood(of: data))

    show(
      "published-second-e-step",
      caption: """
        The published second E-step, its variances used as standard \
        deviations.
        """,
      lineFigure(
        "As published: variances used as standard deviations",
        points: points,
        model: misread,
        responsibilities: misreadResponsibilities, over: -20...20))

    //: In a picture this looks merely different. The log-likelihood shouts: instead
    //: of rising to \(logLikelihood[1], decimals: 2) it *falls* to
    //: \(published.logLikelihood[1], decimals: 2), below the
    //: \(logLikelihood[0], decimals: 2) of the guess. The first point, at
    //: \(points[0], decimals: 2), is now given to the far left component with
    //: probability \(published.secondEStep.responsibilities[0][0], decimals: 3);
    //: correctly it is \(secondEStep.responsibilities[0][0], decimals: 3).
    //:
    //: ## Ten iterations
    //:
    //: Now let the two steps take turns. For this part the tutorial moves the outer
    //: groups to +15 and −15 and starts from means −8, 8 and 5, equal weights, and
    //: a list of spreads: 5, 3, 1. It calls them variances and uses them as
    //: standard deviations. Take them at their word first.
    //: `ExpectationMaximization` is a sequence of states, the start and then one
    //: after each M-step, so ten iterations are eleven states:
    var secondRandom = RandomState(seed: 0)
    let farPoints = makeLineClusters(offset: 15, using: &secondRandom)
    let farData = Matrix(column: farPoints)
    let thirds = [1.0 / 3, 1.0 / 3, 1.0 / 3]
    let start = try GaussianMixture(
      weights: thirds, means: [-8, 8, 5], variances: [5, 3, 1])

    let corrected = try Array(
      ExpectationMaximization(farData, from: start, covarianceFloor: 0)
        .prefix(11))
    for state in corrected {
      show(
        "corrected-iteration", frame: state.iteration,
        caption: """
          Iteration \(state.iteration): log-likelihood \
          \(decimals(state.logLikelihood, 2)).
          """,
        lineFigure(
          "Iteration \(state.iteration)", points: farPoints,
          model: state.model,
          responsibilities: state.responsibilities, over: -25...25,
          highest: 0.15))
    }
    record(
      "tenIterations.means", corrected.map { $0.model.means.column(0) })
    record(
      "tenIterations.variances",
      corrected.map { $0.model.covarianceMatrices.map { $0[0, 0] } })
    record("tenIterations.weights", corrected.map(\.model.weights))
    record("tenIterations.logLikelihood", corrected.map(\.logLikelihood))

    //: After a handful of iterations nothing moves any more. Each component has one
    //: group, a third of the weight, and the variance of its group:
    let final = corrected[10].model
    let finalVariances = final.covarianceMatrices.map { $0[0, 0] }
    show(
      Table(
        .init("component", [1, 2, 3]),
        .init("weight", final.weights, decimals: 4),
        .init("mean", final.means.column(0), decimals: 4),
        .init("variance", finalVariances, decimals: 4)))

    //: ### What the tutorial ran
    //:
    //: The published loop computes new variances in each round and then forgets to
    //: store them. Weights and means move; the curves keep the standard deviations
    //: 5, 3 and 1 of the start, for ever:
    var model = try GaussianMixture(
      weights: thirds, means: [-8, 8, 5], variances: [25, 9, 1])
    var published:
      [(
        model: GaussianMixture, responsibilities: Matrix,
        logLikelihood: Double
      )] = []
    for _ in 0...10 {
      let responsibilities = try model.responsibilities(of: farData)
      published.append(
        (model, responsibilities, try model.logLikelihood(of: farData)))
      let step = try GaussianMixture(
        points: farData, responsibilities: responsibilities,
        covarianceFloor: 0)
      model = try GaussianMixture(
        weights: step.weights, means: step.means.column(0),
        variances: [25, 9, 1])
    }
    for (iteration, state) in published.prefix(10).enumerated() {
      show(
        "published-iteration", frame: iteration,
        caption: """
          Published iteration \(iteration): log-likelihood \
          \(decimals(state.logLikelihood, 2)).
          """,
        lineFigure(
          "As published, iteration \(iteration)", points: farPoints,
          model: state.model,
          responsibilities: state.responsibilities, over: -25...25,
          highest: 0.15))
    }
    record(
      "tenIterations.published.means",
      published.map { $0.model.means.column(0) })
    record(
      "tenIterations.published.weights", published.map(\.model.weights))
    record(
      "tenIterations.published.logLikelihood",
      published.map(\.logLikelihood))

    //: It still finds the three groups, because they are far apart; but its curves
    //: never fit them. (The tutorial draws ten pictures, each before its M-step, so
    //: what the tenth step did is never seen.)
    //:
    //: ### A correct algorithm, a worse result
    //:
    //: Here is a trap. Take the published start as it was *used*, standard
    //: deviations 5, 3 and 1, and correct only the bug, so that variances are
    //: stored:
    let wide = try GaussianMixture(
      weights: thirds, means: [-8, 8, 5], variances: [25, 9, 1])
    let trapped = try Array(
      ExpectationMaximization(farData, from: wide, covarianceFloor: 0)
        .prefix(11))
    record(
      "tenIterations.fromStandardDeviations.logLikelihood",
      trapped.map(\.logLikelihood))
    let trappedEnd = trapped[10].model
    record(
      "tenIterations.fromStandardDeviations.means",
      trappedEnd.means.column(0))
    record(
      "tenIterations.fromStandardDeviations.variances",
      trappedEnd.covarianceMatrices.map { $0[0, 0] })

    show(
      "log-likelihood",
      caption: """
        The log-likelihood by iteration. The same data three times: EM \
        from variances 5, 3, 1; the published loop, which never stores its \
        variances; EM from standard deviations 5, 3, 1.
        """,
      Figure(
        "Where ten iterations lead", x: Axis("iteration"),
        y: Axis("log-likelihood", domain: -240 ... -180)
      ) {
        Line(
          y: corrected.map(\.logLikelihood), points: true,
          label: "EM from variances 5, 3, 1")
        Line(
          y: published.map(\.logLikelihood), points: true,
          label: "as published")
        Line(
          y: trapped.map(\.logLikelihood), points: true,
          label: "EM from standard deviations 5, 3, 1")
      })

    //: | after ten iterations | log-likelihood |
    //: | --- | ---: |
    //: | EM from variances 5, 3, 1 | \(tenIterations.logLikelihood[10], decimals: 2) |
    //: | the published loop | \(tenIterations.published.logLikelihood[10], decimals: 2) |
    //: | EM from standard deviations 5, 3, 1 | \(tenIterations.fromStandardDeviations.logLikelihood[10], decimals: 2) |
    //:
    //: The repaired algorithm ends *below* the broken one. The narrow component
    //: found two points that happen to lie close together and closed in on them
    //: (its variance is
    //: \(tenIterations.fromStandardDeviations.variances[2], decimals: 4)), while
    //: the first component stretched over two groups. EM climbs, and never falls;
    //: but it climbs the hill it stands on. The published loop escaped this hill
    //: only because its curves could not shrink. One bug hid another weakness,
    //: which is why a repaired program needs to be looked at as closely as a broken
    //: one.
    //:
    //: ## What we learned
    //:
    //: - The E-step shares out the points, the M-step fits each component to its
    //:   share, and the log-likelihood never falls from one iteration to the next.
    //: - Watch the log-likelihood. Pictures forgave a variance used as a standard
    //:   deviation; the number did not.
    //: - EM finds the top of the hill it starts on. Start it from several places
    //:   and keep the best.
  }

  /// Three weighted curves over the points, which take the colours of their responsibilities.
  private func lineFigure(
    _ title: String, points: [Double], model: GaussianMixture,
    responsibilities: Matrix,
    over range: ClosedRange<Double>, highest: Double? = nil
  ) -> Figure {
    Figure(
      title, x: Axis("x", domain: range),
      y: Axis("weighted density", domain: highest.map { 0...$0 })
    ) {
      for component in 0..<model.componentCount {
        weightedCurve(of: model, component: component, over: range)
      }
      Points(
        x: points, y: 0, color: .blend(responsibilities.rows),
        size: .diameter(9),
        opacity: 0.9)
    }
  }
}
