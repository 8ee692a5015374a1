import ChapterArithmetic
import Datasets
import Foundation
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
    //: How does one find a mixture? In one dimension a cloud is a stretch of a
    //: line, and we can watch every step of the algorithm on it. The points below
    //: come in three clouds of twenty, round +10, −10 and 0. The algorithm is told
    //: that there are three, gets a guess to begin with, and nothing else.
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
    //: If we knew which component made each point, the parameters would be easy:
    //: take the mean and the variance of its points. If we knew the parameters, the
    //: components would be easy: ask which explains a point best. We know neither.
    //: *Expectation-maximization* (EM) starts with a guess of one and lets each
    //: improve the other.
    //:
    //: ## A guess
    //:
    //: Where to begin? Anywhere that is not absurd. The tutorial's guess: means −5,
    //: 8 and 1.5, standard deviations 5, 3 and 1, equal weights. Mind the squares:
    //: our model takes variances, as the formulas do.
    let guess = try GaussianMixture(
      weights: [1 / 3, 1 / 3, 1 / 3], means: [-5, 8, 1.5],
      variances: [25, 9, 1])

    //: ## The E-step: who is responsible for this point?
    //:
    //: The first half of an iteration computes the *responsibilities*. $`r_{ic}`$
    //: is the probability that component $`c`$ made the point $`x_i`$, if the guess
    //: were true. That is Bayes' theorem. The weight $`\pi_c`$ is the *prior*, what
    //: we believe of a point before we see it; the density is how well the
    //: component explains it; the responsibility is the *posterior*, what we
    //: believe then:
    //:
    //: ```math e-step
    //: r_{ic} = \frac{\pi_c \, \mathcal{N}(x_i \mid \mu_c, \sigma_c^2)}
    //:   {\sum_{k=1}^{3} \pi_k \, \mathcal{N}(x_i \mid \mu_k, \sigma_k^2)}
    //: ```
    let responsibilities = try guess.responsibilities(of: data)
    record("eStep.responsibilities", responsibilities.rows)
    record("eStep.farPoint", guess.responsibilities(at: [30]))
    print(NumPyText(responsibilities))

    //: A row a point, a column a component: the same sixty rows that the tutorial
    //: prints, digit for digit. The rows sum to one, as probabilities of all the
    //: possibilities must:
    print(NumPyText(responsibilities.rows.map { $0.reduce(0, +) }))

    //: In the picture each point takes its color from its row, mixed from the
    //: colors of the three curves. The curves are drawn with their weights, so
    //: that at any $`x`$ their heights are in the proportion of the
    //: responsibilities.
    show(
      "e-step",
      caption: """
        The guess, and the points in the colors of their \
        responsibilities.
        """,
      lineFigure(
        "The first E-step", points: points, model: guess,
        responsibilities: responsibilities, over: -20...20))

    //: Most points are nearly sure. The interesting ones lie round 0, between the
    //: wide curve on the left and the narrow one: they are shared.
    //:
    //: <details><summary>**Check yourself.** A new point at 30 lies 22 from the second mean and 35 from the first. Which component is responsible?</summary>
    //:
    //: The first, with \(eStep.farPoint[0], percent: 1), though it is the farther
    //: one. What counts is the distance in standard deviations: $`35 / 5 = 7`$ for
    //: the first, $`22 / 3 \approx 7.3`$ for the second. Far out, the widest
    //: component takes everything, on either side.
    //:
    //: </details>
    //:
    //: ## The M-step: fit each component to its share
    //:
    //: If these shares were facts, which parameters would fit them best? The second
    //: half takes the responsibilities as given. Component $`c`$ owns
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
    //:
    //: Why *expectation*, and *maximization*? Each point has a *hidden label*, the
    //: component that made it. The E-step computes what we may *expect* of these
    //: labels, given the points and the guess; the M-step *maximizes* the
    //: likelihood that points and labels would have together, each label counted as
    //: much as it is expected. [Why it works](#chapter:why-em) shows why this must
    //: make the points themselves more likely.
    let updated = try GaussianMixture(
      points: data, responsibilities: responsibilities, covarianceFloor: 0)
    let variances = updated.covarianceMatrices.map { $0[0, 0] }
    record("mStep.weights", updated.weights)
    record("mStep.means", updated.means.column(0))
    record("mStep.variances", variances)
    record(
      "mStep.mixtureMean",
      [
        zip(updated.weights, updated.means.column(0)).reduce(0) {
          $0 + $1.0 * $1.1
        }, points.reduce(0, +) / 60,
      ])
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
        After the M-step. The colors are still those of the first E-step: \
        the points have not been asked again.
        """,
      lineFigure(
        "The first M-step", points: points, model: updated,
        responsibilities: responsibilities, over: -20...20))

    //: <details><summary>**Check yourself.** What is the mean of the whole mixture after an M-step?</summary>
    //:
    //: The mean of all points, whatever the responsibilities were:
    //: $`\sum_c \pi_c \mu_c = \sum_c \frac{m_c}{N} \frac{1}{m_c} \sum_i r_{ic} x_i = \frac{1}{N} \sum_i x_i`$,
    //: because each row sums to one. Here both are
    //: \(mStep.mixtureMean[0], decimals: 4). It makes a good test of a program: it
    //: holds after the first M-step already, from any start.
    //:
    //: </details>
    //:
    //: ## Twenty lines
    //:
    //: How long is the program? The two steps are all there is to it. Written out with
    //: nothing but arithmetic, they fit on half a page:
    typealias Component = (weight: Double, mean: Double, variance: Double)
    func weightedDensity(_ x: Double, _ component: Component) -> Double {
      let distance = x - component.mean
      return component.weight
        * exp(-distance * distance / (2 * component.variance))
        / (2 * Double.pi * component.variance).squareRoot()
    }
    func eStep(_ points: [Double], _ mixture: [Component]) -> [[Double]] {
      points.map { x in
        let densities = mixture.map { weightedDensity(x, $0) }
        return densities.map { $0 / densities.reduce(0, +) }
      }
    }
    func mStep(_ points: [Double], _ shares: [[Double]]) -> [Component] {
      shares[0].indices.map { c in
        let share = shares.map { $0[c] }
        let size = share.reduce(0, +)
        let mean = zip(share, points).reduce(0) { $0 + $1.0 * $1.1 } / size
        let variance =
          zip(share, points).reduce(0) {
            $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean)
          } / size
        return (size / Double(points.count), mean, variance)
      }
    }

    //: Small enough to check by hand: three points, at 1, 2 and 3, and two
    //: components that stand on the outer ones, with variance 1 and half of the
    //: weight each. Weights and widths are equal, so that they cancel from the
    //: shares, and what counts is the distance. The first component has 0 to the
    //: point at 1 and the second has 2, so its share of that point is
    //: $`1 / (1 + e^{-2^2 / 2}) = \(threePoints.firstStep.share, decimals: 4)`$. The
    //: point in the middle is as far from both and is shared half and half. Of the
    //: point at 3 the first has the rest,
    //: $`1 - \(threePoints.firstStep.share, decimals: 4)`$. Together its shares are
    //: 1.5 points. Its new mean is
    //: $`(\(threePoints.firstStep.share, decimals: 4) \cdot 1 + 0.5 \cdot 2 +
    //: (1 - \(threePoints.firstStep.share, decimals: 4)) \cdot 3) / 1.5 =
    //: \(threePoints.firstStep.mean, decimals: 4)`$, and its new variance, by the
    //: same shares, \(threePoints.firstStep.variance, decimals: 4). Four E-steps, and
    //: the M-steps between them:
    let three: [Double] = [1, 2, 3]
    let onOuterPoints: [Component] = [(0.5, 1, 1), (0.5, 3, 1)]
    var pair = onOuterPoints
    var threeLogLikelihoods: [Double] = []
    func logLikelihood(_ points: [Double], _ mixture: [Component])
      -> Double
    {
      points.reduce(0) { sum, x in
        sum + log(mixture.reduce(0) { $0 + weightedDensity(x, $1) })
      }
    }
    for _ in 0...3 {
      let shares = eStep(three, pair)
      threeLogLikelihoods.append(logLikelihood(three, pair))
      print(
        "log-likelihood", decimals(threeLogLikelihoods.last ?? 0, 4),
        " shares of the first",
        shares.map { decimals($0[0], 4) }.joined(separator: " "))
      pair = mStep(three, shares)
    }
    record("threePoints.logLikelihoods", threeLogLikelihoods)
    let firstShares = eStep(three, onOuterPoints)
    let firstStep = mStep(three, firstShares)[0]
    record("threePoints.firstStep.share", firstShares[0][0])
    record("threePoints.firstStep.mean", firstStep.mean)
    record("threePoints.firstStep.variance", firstStep.variance)

    //: It rises. Now with the best known mistake: the M-step computes a variance, and
    //: the E-step takes it for a standard deviation, so that its square is at work:
    var misreadPair = onOuterPoints
    var misreadLogLikelihoods: [Double] = []
    for _ in 0...2 {
      misreadLogLikelihoods.append(logLikelihood(three, misreadPair))
      misreadPair = mStep(three, eStep(three, misreadPair)).map {
        ($0.weight, $0.mean, $0.variance * $0.variance)
      }
    }
    record("threePoints.misread.logLikelihoods", misreadLogLikelihoods)
    print(
      "variance as deviation:",
      misreadLogLikelihoods.map { decimals($0, 4) }.joined(separator: " "))

    //: The first step still looks well. At the second it falls, and three points are
    //: enough to see it.

    //: And the twenty lines do what the engine does, which the rest of these
    //: chapters uses. One step of each on the sixty points:
    let ownShares = eStep(
      points, [(1 / 3, -5, 25), (1 / 3, 8, 9), (1 / 3, 1.5, 1)])
    let own = mStep(points, ownShares)
    for c in 0..<3 {
      print(
        NumPyText([own[c].weight, own[c].mean, own[c].variance]),
        NumPyText([
          updated.weights[c], updated.means[c, 0], variances[c],
        ]))
    }

    //: ## Was it worth it? Ask the log-likelihood
    //:
    //: How good is a model? As good as the *density* that it gives to what was
    //: seen. (Not the probability, for that of any single number is zero. A density
    //: has a unit, here one over that of $`x`$, and it may exceed 1. So its
    //: logarithm may have either sign, and the number as such says little: what
    //: counts is the difference between two models of the same data.) The points
    //: are independent, so their densities multiply, and the logarithm makes that a
    //: sum:
    //:
    //: ```math log-likelihood
    //: \log L = \sum_{i=1}^{N} \log \sum_{c=1}^{3} \pi_c \, \mathcal{N}(x_i \mid \mu_c, \sigma_c^2)
    //: ```
    //:
    //: The sum over components stands *inside* the logarithm, the sum over points
    //: outside. EM has one great property: an E-step followed by an M-step never
    //: lowers this number. So where it falls there is a mistake in the program, or
    //: a [floor](digits#section:the-floor-under-the-covariances) under the variances
    //: that is large enough to be felt. (The reverse does not hold:
    //: [](#section:which-mistakes-does-it-tell) tries fifteen.)
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
        The second E-step: the same curves, and the points in the colors \
        of their new responsibilities.
        """,
      lineFigure(
        "The second E-step", points: points, model: updated,
        responsibilities: newResponsibilities, over: -20...20))

    //: ## A variance is not a standard deviation
    //:
    //: Why do the tutorial's pictures of this moment look different? Its first
    //: curve lies almost flat on the axis. It computes the variances correctly and
    //: hands them to a function that expects *standard deviations*. A variance of
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
    //: ### Which mistakes does it tell?
    //:
    //: Here are fifteen mistakes, each put into the program by itself and run for
    //: three hundred iterations from the guess above. Does the log-likelihood fall?
    //: By how much, in its worst step? And where does the run end?
    let startOfMistakes = [
      LineComponent(weight: 1 / 3, mean: -5, variance: 25),
      LineComponent(weight: 1 / 3, mean: 8, variance: 9),
      LineComponent(weight: 1 / 3, mean: 1.5, variance: 1),
    ]
    let trials = EMMistake.allCases.map {
      MistakeTrial($0, points: points, from: startOfMistakes)
    }
    let neverFalling = trials.count { !$0.isRight && $0.falls == 0 }
    record("mistakes", trials)
    record("mistakes.neverFalling", neverFalling)
    show(
      "mistakes",
      caption: """
        By how much the log-likelihood falls in the worst step, where it \
        ends, and the largest slope there, by any parameter. The first row is \
        the program without a mistake. Where there is no end, the run broke \
        off, because a variance had gone to zero or beyond all bounds.
        """,
      Table(
        .init("mistake", trials.map(\.name)),
        .init(
          "largest fall", trials.map(\.falls), significant: 2),
        .init("end", trials.map(\.end), decimals: 3),
        .init("slope there", trials.map(\.slope), significant: 2)))

    //: In \(mistakes.neverFalling) of the fifteen it never falls. Several of these
    //: are right programs for another question: whoever never stores the variances
    //: or the weights fits a mixture of *known* variances or weights, and one
    //: variance for all is a model of its own. One is no mistake in the end: a
    //: variance about the old mean is right once the means stand still. The others
    //: climb just as steadily, to a place that is not a maximum. What finds those is
    //: a second check, at the end: there the *gradient* of the log-likelihood must
    //: vanish, and the last column has its largest part (by a mean, measured in
    //: standard deviations, and by the logarithms of variances and weights). Without
    //: a formula for it, move each parameter a little to either side; if the
    //: log-likelihood rises, something is wrong.
    //:
    //: <details><summary>**Check yourself.** Your program's log-likelihood has risen at each of a hundred steps. What do you know?</summary>
    //:
    //: That it is not one of the mistakes that fall. \(mistakes.neverFalling) of
    //: the fifteen would have passed as well. Compare the gradient at the end with
    //: differences of the log-likelihood, and one step with a program that was
    //: written independently, as was done with the twenty lines above.
    //:
    //: </details>
    //:
    //: ## Ten iterations
    //:
    //: What happens when the two steps take turns? For this part the tutorial moves
    //: the outer clouds to +15 and −15 and starts from means −8, 8 and 5, equal
    //: weights, and a list of spreads: 5, 3, 1. It calls them variances and uses
    //: them as standard deviations. Take them at their word first.
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
        withLogLikelihood(
          corrected.map(\.logLikelihood), at: state.iteration,
          shown: -240 ... -180,
          beside: lineFigure(
            "Iteration \(state.iteration)", points: farPoints,
            model: state.model,
            responsibilities: state.responsibilities, over: -25...25,
            highest: 0.15)))
    }
    record(
      "tenIterations.means", corrected.map { $0.model.means.column(0) })
    record(
      "tenIterations.variances",
      corrected.map { $0.model.covarianceMatrices.map { $0[0, 0] } })
    record("tenIterations.weights", corrected.map(\.model.weights))
    record("tenIterations.logLikelihood", corrected.map(\.logLikelihood))
    record(
      "tenIterations.steps",
      zip(corrected.dropFirst(), corrected).map {
        $0.logLikelihood - $1.logLikelihood
      })

    //: The steps shrink, to \(tenIterations.steps[4], decimals: 1) at the fifth
    //: iteration, and then grow again: after six iterations the log-likelihood is
    //: \(tenIterations.logLikelihood[6], decimals: 2), and then it goes to
    //: \(tenIterations.logLikelihood[7], decimals: 2),
    //: \(tenIterations.logLikelihood[8], decimals: 2),
    //: \(tenIterations.logLikelihood[9], decimals: 2) and
    //: \(tenIterations.logLikelihood[10], decimals: 2), where it stays. Whoever
    //: stops at small steps may stop before them. In the end each component has one
    //: cloud, a third of the weight, and the variance of its cloud:
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
    //: And which loop drew the tutorial's pictures? It computes new variances in
    //: each round and then forgets to store them. Weights and means move; the
    //: curves keep the standard deviations 5, 3 and 1 of the start, for ever:
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
        withLogLikelihood(
          published.map(\.logLikelihood), at: iteration,
          shown: -240 ... -180,
          beside: lineFigure(
            "As published, iteration \(iteration)", points: farPoints,
            model: state.model,
            responsibilities: state.responsibilities, over: -25...25,
            highest: 0.15)))
    }
    record(
      "tenIterations.published.means",
      published.map { $0.model.means.column(0) })
    record(
      "tenIterations.published.weights", published.map(\.model.weights))
    record(
      "tenIterations.published.logLikelihood",
      published.map(\.logLikelihood))

    //: It still finds the three clouds, because they are far apart; but its curves
    //: never fit them. (The tutorial draws ten pictures, each before its M-step, so
    //: what the tenth step did is never seen. And it draws its curves without their
    //: weights: a component that has next to none is a tall spike there, and hardly
    //: seen here.)
    //:
    //: ### A correct algorithm, a worse result
    //:
    //: Is a right program enough? Here is a trap. Take the published start as it
    //: was *used*, standard deviations 5, 3 and 1, and correct only the bug, so
    //: that variances are stored:
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
    //: the first component stretched over two clouds. EM climbs, and never falls;
    //: but it climbs the hill it stands on. The published loop escaped this hill
    //: only because its curves could not shrink. One bug hid another weakness,
    //: which is why a repaired program needs to be looked at as closely as a broken
    //: one.
    //:
    //: ## When it goes wrong
    //:
    //: What can go wrong, though the program is right? Three things: the start, the
    //: likelihood itself, and the numbers in which it is computed.
    //:
    //: ### The top of which hill?
    //:
    //: Where does EM end? What it approaches is a *stationary point*: one where the
    //: gradient vanishes.[^wu-1983] That is mostly the top of a hill near the
    //: start, sometimes a low one. It need not be a top at all. Three components
    //: that start equal stay equal for ever, since each gets the same third of
    //: every point:
    let spread = points.reduce(0) { $0 + $1 * $1 } / 60
    let equal = try GaussianMixture(
      weights: thirds, means: [1, 1, 1],
      variances: [spread, spread, spread])
    let equalStates = try Array(
      ExpectationMaximization(data, from: equal, covarianceFloor: 0)
        .prefix(101))
    record(
      "equalComponents.logLikelihood",
      equalStates[100].logLikelihood)
    print("after  1 iteration ", equalStates[1].logLikelihood)
    print("after 100 iterations", equalStates[100].logLikelihood)

    //: So one starts from several places and keeps the best. How often does a start
    //: at three points of the data, drawn at random, with variance 4, lead where?
    var restartRandom = RandomState(seed: 0)
    var ends: [Double] = []
    for _ in 0..<1000 {
      let rows = restartRandom.choice(60, count: 3, replacing: false)
      let start = try GaussianMixture(
        weights: thirds, means: rows.map { farPoints[$0] },
        variances: [4, 4, 4])
      let fit = try? GaussianMixture.fit(
        farData, components: 3, start: .model(start), tolerance: 1e-12,
        maximumIterations: 10_000, covarianceFloor: 0, threadCount: 1)
      if let fit { ends.append(fit.logLikelihood) }
    }
    let places = Set(ends.map { ($0 * 100).rounded() / 100 }).sorted(by: >)
    let visits = places.map { place in
      ends.count { abs($0 - place) < 0.006 }
    }
    record("restarts.ends", places)
    record("restarts.counts", visits)
    record("restarts.collapsed", 1000 - ends.count)
    show(
      "restarts",
      caption: """
        Where a thousand starts end. A run collapses when a component closes \
        in on one point.
        """,
      Figure(
        "A thousand starts", x: Axis("log-likelihood at the end"),
        y: Axis("starts")
      ) {
        Bars(
          categories: places.map { decimals($0, 2) } + ["collapsed"],
          heights: (visits + [1000 - ends.count]).map(Double.init))
      })

    //: The best end is reached by \(restarts.counts[0]) of a thousand, and
    //: \(restarts.collapsed) collapse. So three starts miss the best with a
    //: probability of \(restarts.missedByThree, percent: 0), ten hardly ever.
    record(
      "restarts.missedByThree",
      pow(1 - Double(visits[0]) / 1000, 3))

    //: ### A likelihood without bound
    //:
    //: Why do runs collapse? Because the likelihood has no maximum. Take the best
    //: mixture of the sixty points of the beginning, and give a sixtieth of the weight to a
    //: fourth component that stands exactly on the first point. The narrower it is,
    //: the higher its density there, without end, while all other points lose next
    //: to nothing:
    let best = try GaussianMixture.fit(
      data, components: 3, start: .model(guess), tolerance: 1e-13,
      maximumIterations: 10_000, covarianceFloor: 0
    ).model
    let deviations = [1, 0.1, 0.01, 1e-4, 1e-8, 1e-100]
    let singular = deviations.map { deviation in
      let mixture =
        (0..<3).map { c in
          LineComponent(
            weight: best.weights[c] * 59 / 60, mean: best.means[c, 0],
            variance: best.covarianceMatrices[c][0, 0])
        } + [
          LineComponent(
            weight: 1 / 60, mean: points[0],
            variance: deviation * deviation)
        ]
      return lineLogLikelihood(points, mixture)
    }
    record("singularity.logLikelihoods", singular)
    record("singularity.growthPerPower", log(10.0))
    record("singularity.growth", singular[5] - singular[4])
    show(
      Table(
        .init("standard deviation", deviations),
        .init("log-likelihood", singular, decimals: 2)))

    //: So "maximum likelihood" is, for mixtures, a manner of speaking: what we want
    //: is a good *local* maximum, away from these spikes. A *floor* under the
    //: variances, a small number added in each M-step, makes the spikes finite. It
    //: is a choice, not a fact: who chooses another gets other spikes.
    //: [Digits](#chapter:digits) shows a model that consists of little else.
    //:
    //: <details><summary>**Check yourself.** By how much does the log-likelihood grow each time the spike becomes ten times as narrow?</summary>
    //:
    //: By $`\log 10 = \(singularity.growthPerPower, decimals: 4)`$, once only its
    //: own point is left to it: the density there is $`1 / (\sqrt{2 \pi} \sigma)`$
    //: times the weight, and nothing else changes any more. From $`10^{-8}`$ to
    //: $`10^{-100}`$ that makes 92 times as much,
    //: \(singularity.growth, decimals: 2), and the table has the same difference.
    //: However many points there are, one of them is enough.
    //:
    //: </details>
    //:
    //: ### Numbers too small to hold
    //:
    //: What of a point that lies far from everything? Its densities are smaller than
    //: the smallest number that a computer knows. Then the E-step as the formula has
    //: it divides zero by zero, which is no number (`nan`):
    let far = 200.0
    let farDensities = final.componentDensities(at: [far])
    print("densities at \(Int(far)):", farDensities)
    print(
      "responsibilities, as the formula has them:",
      farDensities.map { withoutSign($0 / farDensities.reduce(0, +)) })
    print("by logarithms:", final.responsibilities(at: [far]))

    //: The remedy is to stay with logarithms. With $`a_c`$ the logarithm of a
    //: component's weighted density and $`a`$ the largest of them,
    //:
    //: ```math log-sum-exp
    //: \log \sum_c e^{a_c} = a + \log \sum_c e^{a_c - a}
    //: ```
    //:
    //: where the largest term is $`e^0 = 1`$ and nothing can be zero that matters.
    //: With $`s`$ for this logarithm, the responsibilities are $`r_c = e^{a_c - s}`$,
    //: and sum to one however far the point is. This is called *log-sum-exp*. It takes no exotic
    //: point: [most densities of the digits](digits#section:the-floor-under-the-covariances)
    //: are zero for a computer, and [the product over a
    //: sample](em-2d#section:fifty-iterations) soon is.
    //:
    //: ## What we learned
    //:
    //: - The E-step shares out the points, the M-step fits each component to its
    //:   share, and the log-likelihood never falls from one iteration to the next.
    //: - Watch the log-likelihood. Pictures forgave a variance used as a standard
    //:   deviation; the number did not.
    //: - A fall of the log-likelihood betrays a mistake, or a floor that is felt; that
    //:   it rises proves nothing.
    //: - EM comes to a stationary point near its start. Start it from several
    //:   places and keep the best, and mind those that are "best" because a
    //:   component closed in on one point.
  }

  /// Three weighted curves over the points, which take the colors of their responsibilities.
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
