import ChapterArithmetic
import Datasets
import Foundation
import LinearAlgebra
import MixtureModels
import Notebook
import NumPyRandom
import Plotting

struct WhyEM: Chapter {
  static let name = "why-em"
  static let title = "Why it works"
  static let summary = """
    EM never lowers the likelihood, needs no learning rate, is fast where \
    components are apart and slow where they overlap, and has k-means as \
    its limit. Here is why.
    """
  static let cover: String? = "bound-steps"

  func run() throws {
    //: ## What makes it hard
    //:
    //: Why can one not simply solve for the parameters? Suppose that each point
    //: came with a label that says which component made it. Then the logarithm
    //: would meet no sum. Point $`x_i`$ with label $`z_i`$ has the density
    //: $`\pi_{z_i} \mathcal{N}(x_i \mid \mu_{z_i}, \sigma_{z_i}^2)`$, and
    //:
    //: ```math complete
    //: \log L_\text{complete} = \sum_{i=1}^{N} \left( \log \pi_{z_i} + \log \mathcal{N}(x_i \mid \mu_{z_i}, \sigma_{z_i}^2) \right)
    //: ```
    //:
    //: falls into one easy problem a component. But the labels are hidden. What we
    //: have is $`\log L = \sum_i \log \sum_c \pi_c \mathcal{N}(x_i \mid \mu_c,
    //: \sigma_c^2)`$, with a sum between the logarithm and the normal distribution
    //: that ties all parameters to each other.
    //:
    //: ## A bound that can be lifted
    //:
    //: What can one do, if the sum cannot be taken out of the logarithm? Get below
    //: it. Give each point any shares $`q_{ic}`$, none negative and with the sum one.
    //: The logarithm is *concave*, it bends downwards: that of an average is at
    //: least the average of the logarithms (*Jensen's inequality*). So
    //:
    //: ```math bound
    //: \log \sum_c \pi_c \mathcal{N}_{ic} = \log \sum_c q_{ic} \frac{\pi_c \mathcal{N}_{ic}}{q_{ic}} \;\ge\; \sum_c q_{ic} \log \frac{\pi_c \mathcal{N}_{ic}}{q_{ic}}
    //: ```
    //:
    //: with $`\mathcal{N}_{ic}`$ for $`\mathcal{N}(x_i \mid \mu_c, \sigma_c^2)`$.
    //: The sum of the right side over all points is a *lower bound* of the
    //: log-likelihood, whatever the shares. How much is lost? Write $`r_{ic}`$ for
    //: the responsibilities, $`\pi_c \mathcal{N}_{ic} / p(x_i)`$. Then
    //:
    //: ```math gap
    //: \log p(x_i) - \sum_c q_{ic} \log \frac{\pi_c \mathcal{N}_{ic}}{q_{ic}}
    //:   = \sum_c q_{ic} \log \frac{q_{ic}}{r_{ic}} = \mathrm{KL}(q_i \,\|\, r_i)
    //: ```
    //:
    //: the *Kullback–Leibler divergence* of the shares from the responsibilities,
    //: which is never negative and zero only where the two are equal. So:
    //:
    //: - **The E-step closes the gap.** With $`q = r`$ the bound touches the
    //:   log-likelihood. No other shares do.
    //: - **The M-step lifts the bound.** With the shares held, the bound is the
    //:   log-likelihood of labeled points, each label counted by its share, plus
    //:   something that no parameter moves. Its maximum can be written down.
    //: - **So the log-likelihood rises**, at least as much as the bound, because it
    //:   lies above. And the gap opens again, because the responsibilities of the
    //:   new parameters are different ones.
    //:
    //: Here it is with real numbers, on the sixty points and from the guess of [the
    //: one-dimensional chapter](#chapter:em-1d). First the shares of someone who
    //: knows nothing, a third for each:
    var random = RandomState(seed: 0)
    let points = makeLineClusters(offset: 10, using: &random)
    let guess = [
      LineComponent(weight: 1 / 3, mean: -5, variance: 25),
      LineComponent(weight: 1 / 3, mean: 8, variance: 9),
      LineComponent(weight: 1 / 3, mean: 1.5, variance: 1),
    ]
    let uniform = points.map { _ in [1.0 / 3, 1.0 / 3, 1.0 / 3] }
    let uniformBound = lowerBound(points, shares: uniform, guess)
    record("bound.uniform", uniformBound)
    record(
      "bound.gap.uniform", lineLogLikelihood(points, guess) - uniformBound)
    print("log-likelihood", decimals(lineLogLikelihood(points, guess), 3))
    print("bound         ", decimals(uniformBound, 3))

    //: The gap is \(bound.gap.uniform, decimals: 1). Now three times E and M:
    var mixture = guess
    var logLikelihoods = [lineLogLikelihood(points, guess)]
    var afterMStep: [Double] = []
    for _ in 0..<3 {
      let shares = responsibilities(points, mixture)
      mixture = EMMistake.none.step(points, mixture)
      afterMStep.append(lowerBound(points, shares: shares, mixture))
      logLikelihoods.append(lineLogLikelihood(points, mixture))
    }
    let gaps = zip(logLikelihoods.dropFirst(), afterMStep).map { $0 - $1 }
    record("bound.logLikelihoods", logLikelihoods)
    record("bound.afterMStep", afterMStep)
    record("bound.gapAfterMStep", gaps)
    let hard = responsibilities(points, guess).map { row in
      row.map { $0 == row.max() ? 1.0 : 0 }
    }
    record(
      "bound.gap.hard",
      lineLogLikelihood(points, guess)
        - lowerBound(points, shares: hard, guess))
    show(
      Table(
        .init("iteration", [1, 2, 3]),
        .init(
          "bound after E", Array(logLikelihoods.prefix(3)),
          decimals: 3),
        .init("bound after M", afterMStep, decimals: 3),
        .init("gap", gaps, decimals: 3),
        .init(
          "log-likelihood", Array(logLikelihoods.dropFirst()), decimals: 3)
      ))
    show(
      "bound-steps",
      caption: """
        Slanted, the M-step lifts the bound; upright, the E-step closes the \
        gap that has opened under the log-likelihood.
        """,
      Figure(
        "Lift the bound, close the gap, repeat", x: Axis("iteration"),
        y: Axis("log-likelihood and bound")
      ) {
        Line(
          x: [0, 1, 2, 3], y: logLikelihoods, points: true,
          label: "log-likelihood")
        Line(
          x: [0, 1, 1, 2, 2, 3, 3],
          y: [
            logLikelihoods[0], afterMStep[0], logLikelihoods[1],
            afterMStep[1], logLikelihoods[2], afterMStep[2],
            logLikelihoods[3],
          ], dash: .dashed, label: "bound")
        for k in 0..<3 {
          Annotation(
            "gap \(decimals(gaps[k], 3))", x: Double(k + 1),
            y: afterMStep[k], placement: .below)
        }
      })

    //: <details><summary>**Check yourself.** Whole labels are cheaper than shares. Why not give each point to its best component?</summary>
    //:
    //: One may: the bound holds for any shares. But whole labels do not close the
    //: gap. At the guess they leave \(bound.gap.hard, decimals: 2), which is
    //: $`\sum_i -\log \max_c r_{ic}`$, where responsibilities leave nothing. The
    //: M-step then lifts a bound that does not touch, and the log-likelihood need
    //: not rise with it. It is what k-means does; [](#section:k-means-as-a-limit)
    //: shows when the two are the same.
    //:
    //: </details>
    //:
    //: ## The bound as a curve
    //:
    //: How does the bound look? The usual picture of EM is a curve that touches
    //: another from below. With one parameter free we can draw it exactly. Hold
    //: everything of the guess but the third mean. The log-likelihood as its
    //: function has three hills, one for each cloud that the third component may
    //: take. EM starts at 1.5:
    func withThirdMean(_ mean: Double) -> [LineComponent] {
      var mixture = guess
      mixture[2].mean = mean
      return mixture
    }
    var path = [1.5]
    for _ in 0..<5 {
      let shares = responsibilities(
        points, withThirdMean(path[path.count - 1]))
      let size = shares.reduce(0) { $0 + $1[2] }
      path.append(
        zip(shares, points).reduce(0) { $0 + $1.0[2] * $1.1 } / size)
    }
    let fine = stride(from: -1600, through: 1600, by: 1).map {
      Double($0) / 100
    }
    let slice = fine.map { lineLogLikelihood(points, withThirdMean($0)) }
    let tops = fine.indices.dropFirst().dropLast().filter {
      slice[$0] > slice[$0 - 1] && slice[$0] > slice[$0 + 1]
    }
    record("slice.maxima", tops.map { [fine[$0], slice[$0]] })
    record("slice.path", path)
    for (frame, mean) in path.prefix(5).enumerated() {
      let shares = responsibilities(points, withThirdMean(mean))
      show(
        "bound-curve", frame: frame,
        caption: """
          Step \(frame): the bound touches the log-likelihood at \
          \(decimals(mean, 3)), and its top is at \
          \(decimals(path[frame + 1], 3)), where the next step begins.
          """,
        Figure(
          "The bound touches, and its top is the next step",
          beside: [
            (-14.0...14, -260 ... -200, 420.0),
            (-1...2, -214 ... -204, 300),
          ].map { (means: ClosedRange<Double>, heights, width) in
            let isWhole = means.lowerBound < -1
            return Figure(
              x: Axis("third mean", domain: means),
              y: Axis("log-likelihood", domain: heights),
              size: FigureSize(width: width)
            ) {
              Curve(
                over: means, including: [0.15],
                label: isWhole ? "log-likelihood" : ""
              ) {
                lineLogLikelihood(points, withThirdMean($0))
              }
              Curve(
                over: means, including: [mean],
                label: isWhole ? "bound" : ""
              ) {
                lowerBound(points, shares: shares, withThirdMean($0))
              }
              Annotation(
                isWhole ? "" : "touches", x: mean,
                y: lineLogLikelihood(points, withThirdMean(mean)),
                placement: .right, marker: true)
            }
          }))
    }

    //: The tops of the three hills are at \(slice.maxima[0][0], decimals: 2),
    //: \(slice.maxima[1][0], decimals: 2) and \(slice.maxima[2][0], decimals: 2),
    //: with the values \(slice.maxima[0][1], decimals: 1),
    //: \(slice.maxima[1][1], decimals: 1) and \(slice.maxima[2][1], decimals: 1).
    //: EM goes from 1.5 to \(slice.path[1], decimals: 3),
    //: \(slice.path[2], decimals: 3), \(slice.path[3], decimals: 3) and
    //: \(slice.path[4], decimals: 3): always to the top of the present bound, and
    //: so towards the hill it began on. From beyond either valley it would have
    //: gone to another.
    //:
    //: ## The landscape
    //:
    //: What is there to climb? Two parameters make a landscape. Take two components
    //: with equal weights and one fixed standard deviation, and leave both means
    //: free. The map is symmetric about its diagonal, because exchanging the
    //: components changes nothing: *labels switch*, and [no likelihood can
    //: tell](em-2d#section:does-it-matter-which-component-is-the-first) one order
    //: from the other.
    func levels(_ deviation: Double) -> [Double] {
      let top =
        climbTwoMeans(
          points, from: (-8, 6), deviation: deviation, limit: 5000
        ).last ?? (-8, 6)
      let height = lineLogLikelihood(
        points, twoMeans(top.a, top.b, deviation: deviation))
      return [0.3, 2, 8, 20, 40, 80, 160, 320, 640].map { height - $0 }
    }
    let center = points.reduce(0, +) / 60
    let beginnings = [
      (-18.0, -16.0), (-18, 2), (-3, 18), (1, 16), (17, 18), (3, 1),
    ]
    show(
      "landscape",
      caption: """
        The log-likelihood of two means, and the paths of EM from six \
        starts. The lines are 0.3, 2, 8, 20, 40, 80 and so on below the \
        highest top. Diamonds are tops, the square is a saddle. Left the \
        components are narrow and there are two kinds of tops, one of them \
        lower than the innermost line; right they are wide and there is one \
        kind, twice.
        """,
      Figure(
        "Hills, and the ways up",
        panels: [3.0, 5.0].map { deviation in
          Panel("standard deviation \(Int(deviation))") {
            Contours(
              x: -20...20, y: -20...20, levels: .values(levels(deviation)),
              color: .muted
            ) {
              lineLogLikelihood(
                points, twoMeans($0, $1, deviation: deviation))
            }
            for (a, b) in beginnings {
              let way = climbTwoMeans(
                points, from: (a, b), deviation: deviation, limit: 60)
              Line(
                x: way.map(\.a), y: way.map(\.b),
                color: .series(0), points: true)
            }
            let tops = beginnings.compactMap {
              climbTwoMeans(
                points, from: $0, deviation: deviation, limit: 5000
              ).last
            }
            Points(
              x: tops.map(\.a) + tops.map(\.b),
              y: tops.map(\.b) + tops.map(\.a), color: .constant(.ink),
              size: .diameter(8), shape: .constant(.diamond), opacity: 1)
            Points(
              x: [center], y: [center], color: .constant(.series(1)),
              size: .diameter(8), shape: .constant(.square), opacity: 1)
          }
        }, columns: 2, x: Axis("first mean", domain: -20...20),
        y: Axis("second mean", domain: -20...20), aspect: .equal))

    //: How many starts lead to which top? Four hundred, at random in this square,
    //: with the narrow components:
    var startRandom = RandomState(seed: 0)
    let tries = (0..<400).map { _ in
      let (a, b) = (
        startRandom.uniform(in: -20..<20, count: 1)[0],
        startRandom.uniform(in: -20..<20, count: 1)[0]
      )
      let end =
        climbTwoMeans(points, from: (a, b), deviation: 3, limit: 5000).last
        ?? (a, b)
      return lineLogLikelihood(points, twoMeans(end.a, end.b, deviation: 3))
    }
    let optima = Set(tries.map { ($0 * 1000).rounded() / 1000 })
      .sorted(by: >)
    record("landscape.optima", optima)
    record(
      "landscape.visits",
      optima.map { top in tries.count { abs($0 - top) < 0.001 } })
    for top in optima {
      print(
        decimals(top, 3), "from",
        tries.count { abs($0 - top) < 0.001 }, "starts")
    }

    //: Between the hills, on the diagonal, lies a *saddle*, where both means are
    //: the mean of all points. The gradient vanishes there, so EM that starts there
    //: stays, for ever. It is not a place to fear, for it does not hold anything
    //: that is a little beside it:
    let saddle = lineLogLikelihood(
      points, twoMeans(center, center, deviation: 3))
    record("landscape.saddle", [center, center, saddle])
    let besides = climbTwoMeans(
      points, from: (center, center + 1e-9), deviation: 3, limit: 200)
    let left =
      besides.firstIndex { abs($0.a - $0.b) > 1 } ?? besides.count
    record("landscape.stepsToLeaveTheSaddle", left)
    record("landscape.ordersOfTen", (1...10).reduce(1, *))
    print("at the saddle", decimals(saddle, 3))
    print("from 1e-9 beside it EM has left it after", left, "steps")

    //: <details><summary>**Check yourself.** In this landscape each top is there twice. How often with ten components?</summary>
    //:
    //: As often as ten components can be put in order:
    //: $`10! = \(landscape.ordersOfTen)`$ times. All these tops are one and the
    //: same density, so nothing is lost; but a search that treats them as different
    //: has much to do, and a mean of the parameters over two of them means nothing.
    //:
    //: </details>
    //:
    //: ## Why not climb by the gradient?
    //:
    //: Is EM not just a way to go uphill? The bound and the log-likelihood touch,
    //: so where they do they have the same gradient. For a mean it is
    //: $`\frac{m_c}{\sigma_c^2}(\mu_c^\text{new} - \mu_c)`$, with
    //: $`\mu_c^\text{new}`$ what the M-step would choose. Turned round: *for a
    //: mean the M-step is a step along the gradient*, times $`\sigma_c^2 / m_c`$. Each
    //: mean gets its own step size, wide components longer steps, and no one has to choose
    //: it.[^xu-1996]
    //:
    //: Plain gradient ascent has one *rate* for all parameters. From the start of
    //: the ten iterations, with logarithms of variances and of weights as
    //: parameters, so that no step leaves what is allowed:
    var farRandom = RandomState(seed: 0)
    let far = makeLineClusters(offset: 15, using: &farRandom)
    let start = zip([-8.0, 8, 5], [5.0, 3, 1]).map {
      LineComponent(weight: 1 / 3, mean: $0, variance: $1)
    }
    var byEM = [lineLogLikelihood(far, start)]
    var state = start
    for _ in 0..<40 {
      state = EMMistake.none.step(far, state)
      byEM.append(lineLogLikelihood(far, state))
    }
    let goal = (byEM.last ?? 0) - 0.01
    let rates = [0.02, 0.03, 0.05, 0.1]
    let ascents = rates.map { rate in
      gradientAscent(far, from: start, rate: rate, steps: 1500)
    }
    func stepsToGoal(_ values: [Double]) -> Int? {
      values.firstIndex { $0 > goal }
    }
    let stepsOfEM = stepsToGoal(byEM)
    record("gradient.rates", rates)
    record("gradient.stepsByRate", ascents.map(stepsToGoal))
    record("gradient.stepsOfEM", stepsOfEM)
    show(
      "steps",
      caption: "A rate of 0.1 does not come there in 1500 steps.",
      Table(
        .init(
          "method",
          ["EM"] + rates.map { "gradient ascent, rate \($0)" }),
        .init(
          "steps to within 0.01 of the top",
          [stepsOfEM] + ascents.map(stepsToGoal))))
    show(
      "gradient",
      caption: """
        The same start and the same hill. The largest rate steps over \
        what it should climb, and never settles; only its first 60 steps \
        are drawn.
        """,
      Figure(
        "EM needs no rate",
        x: Axis("step", scale: .logarithmic, domain: 1...1500),
        y: Axis("log-likelihood", domain: -320 ... -180)
      ) {
        for (rate, values) in zip(rates, ascents) {
          Line(
            y: Array(values[1...(rate < 0.1 ? 1500 : 60)]), from: 1,
            label: "rate \(rate)")
        }
        Line(
          y: Array(byEM.dropFirst()), from: 1, color: .ink, points: true,
          label: "EM")
      })

    //: Smarter climbers adapt their steps, and may do with fewer; but nothing binds
    //: them to the hill they are on. (SciPy's BFGS and L-BFGS, from this start and
    //: in these parameters, end on lower ones, at −228.5 and −218.3.) EM has no rate
    //: to choose, never leaves the allowed parameters and never falls. What it
    //: lacks is speed near the top, where it is slow in a way that can be told.
    //:
    //: ## How fast?
    //:
    //: How long does it take? Close to the top each iteration leaves a constant
    //: fraction of the distance, the *rate*. It is the fraction of the information
    //: that is missing: how much better we would know the parameters if someone
    //: told us the labels.[^dempster-1977] Where components are far apart, the labels are as
    //: good as known, and little is missing. Where they overlap, nearly everything
    //: is.
    //:
    //: Two clouds of two hundred points each, spread as a normal distribution with
    //: standard deviation 1 is (at its *quantiles*, the places below which 1/400,
    //: 3/400, 5/400 … of it lie, so that no chance is in them). Weights, means and
    //: variances are free; EM begins with weights 0.3 and 0.7, means −1 and 1 and
    //: variances 2, and goes on until the first mean moves by less than 10⁻⁷. The
    //: rate is that of its last two steps:
    let distances = [1.5, 2, 3, 4, 5, 8]
    let speeds = distances.map { overlapSpeed(distance: $0) }
    record("rate.distances", distances)
    record("rate.iterations", speeds.map(\.iterations))
    record("rate.byDistance", speeds.map(\.rate))
    show(
      Table(
        .init("distance in deviations", distances),
        .init("iterations", speeds.map(\.iterations)),
        .init("rate", speeds.map(\.rate), decimals: 4)))
    show(
      "rate-by-overlap",
      caption: "The nearer two components, the more iterations.",
      Figure(
        "Overlap is what makes EM slow",
        x: Axis("distance", unit: "standard deviations"),
        y: Axis("iterations", scale: .logarithmic)
      ) {
        Line(
          x: distances, y: speeds.map { Double($0.iterations) },
          points: true)
      })

    //: ### When to stop?
    //:
    //: When the answer stands still, and a small step does not show that. With rate
    //: $`\rho`$ the steps shrink by $`\rho`$ each, and all that are to come add up to
    //:
    //: ```math remaining
    //: \text{left} \approx \text{last step} \cdot (\rho + \rho^2 + \rho^3 + \dots) = \text{last step} \cdot \frac{\rho}{1 - \rho}
    //: ```
    //:
    //: at 0.99 that is ninety-nine times the last step. So estimate the rate from the last
    //: two steps, and stop when what is *left* is smaller than the last digit you
    //: want to print: for the log-likelihood as for whatever you want to report. A
    //: limit for the number of iterations only guards against waiting; a fit that
    //: ran into it must say so. The two runs of [the chapter
    //: before](#chapter:em-2d) show it: near its end the first has the rate
    //: \(rate.firstRun, decimals: 3), and each iteration takes a quarter off what
    //: is left. The third has \(rate.thirdRun, decimals: 3): its two components
    //: share two clouds between them, where \(rate.clearPoints[1]) of
    //: \(rate.pointsOfThePair) points have a component with more than 0.9 of the
    //: responsibility (in the first run \(rate.clearPoints[0])), and fifty iterations
    //: are not enough.
    let runs = try TwoDimensionalRuns()
    record("rate.firstRun", runs.first.rate)
    record("rate.thirdRun", runs.third.rate)
    record("rate.clearPoints", [runs.first, runs.third].map(\.clearCount))
    record("rate.pointsOfThePair", runs.pairCount)
    record(
      "rate.halving",
      [runs.first.rate, runs.third.rate, speeds[0].rate].map {
        log(0.5) / log($0)
      })
    record("rate.halvingsPerDigit", log(10.0) / log(2.0))

    //: <details><summary>**Check yourself.** How many iterations take half of the way that is left, in the first run, in the third, and for two components 1.5 deviations apart?</summary>
    //:
    //: After $`n`$ of them $`\rho^n`$ is left, so half is left after
    //: $`n = \log 0.5 / \log \rho`$: \(rate.halving[0], decimals: 1),
    //: \(rate.halving[1], decimals: 0) and \(rate.halving[2], decimals: 0). One
    //: digit more takes
    //: $`\log 10 / \log 2 = \(rate.halvingsPerDigit, decimals: 2)`$ times as many.
    //:
    //: </details>
    //:
    //: ## k-means, as a limit
    //:
    //: What does k-means have to do with all this? Let all components be round and
    //: equally wide, and let that width go to zero. Then the nearest component
    //: takes all of a point: a responsibility is a ratio of
    //: $`e^{-d^2 / 2\sigma^2}`$, and as $`\sigma`$ shrinks the smallest distance
    //: wins by any factor. The E-step becomes "give every point to its nearest
    //: center", the M-step "move every center to the mean of its points". That is
    //: [k-means](kmeans-failure#section:k-means-and-what-it-minimizes).
    //:
    //: On the sheared clouds, started from what k-means found and with the width
    //: held at $`\sigma`$, how far do the labels agree with those of k-means?
    let widths = [1, 0.5, 0.3, 0.2, 0.1, 0.05]
    let agreements = try kMeansLimit(widths: widths)
    record("kMeansLimit.widths", widths)
    record("kMeansLimit.agreement", agreements)
    show(
      Table(
        .init("width", widths),
        .init("adjusted Rand index", agreements, decimals: 3)))
    show(
      "k-means-limit",
      caption: """
        The agreement of a mixture of round components with k-means, as \
        the components shrink.
        """,
      Figure(
        "k-means is what is left when doubt goes to zero",
        x: Axis("standard deviation", scale: .logarithmic),
        y: Axis("agreement with k-means")
      ) {
        Line(x: widths, y: agreements, points: true)
      })

    //: So what k-means believes is written out here: round clusters, all equally
    //: wide, and no doubt about any point. (How heavy they are no longer matters: as
    //: the width goes to zero, the distances outweigh any weights.)
    //:
    //: ## The M-step, derived
    //:
    //: Where do the formulas of the M-step come from? With the shares $`r_{ic}`$
    //: held, the [bound](#equation:bound) has two parts. One is the [log-likelihood of
    //: points and labels](#equation:complete), as it is expected under these shares,
    //: and is called $`Q`$. The other, $`-\sum_{i,c} r_{ic} \log r_{ic}`$, has no
    //: parameter in it. So what the M-step maximizes is
    //:
    //: ```math q-function
    //: Q = \sum_{i=1}^{N} \sum_c r_{ic} \left( \log \pi_c - \frac{1}{2} \log 2 \pi \sigma_c^2 - \frac{(x_i - \mu_c)^2}{2 \sigma_c^2} \right)
    //: ```
    //:
    //: *The mean.* Only the last term has it. Its derivative is
    //: $`\sum_i r_{ic} (x_i - \mu_c) / \sigma_c^2`$, and vanishes at
    //: $`\mu_c = \frac{1}{m_c} \sum_i r_{ic} x_i`$ with $`m_c = \sum_i r_{ic}`$.
    //:
    //: *The variance.* By $`\sigma_c^2`$, the derivative is
    //: $`\frac{1}{2 \sigma_c^4} \sum_i r_{ic} \left( (x_i - \mu_c)^2 - \sigma_c^2 \right)`$,
    //: which vanishes at the weighted variance about that new mean.
    //:
    //: *The weights.* They must sum to one. With a Lagrange multiplier $`\lambda`$
    //: for that, $`\sum_i r_{ic} / \pi_c = \lambda`$ for each component. So
    //: $`\pi_c`$ is proportional to $`m_c`$, and because the $`m_c`$ sum to $`N`$,
    //: $`\pi_c = m_c / N`$.
    //:
    //: In more dimensions the mean is the same, and the covariance is the weighted
    //: mean of $`(x_i - \mu_c)(x_i - \mu_c)^\top`$.
    //:
    //: <details><summary>**Check yourself.** Which of the three formulas would change for components that are not normal distributions?</summary>
    //:
    //: Not that of the weights: the density of the component does not occur in it.
    //: The other two come from the logarithm of the normal density. For counts that
    //: follow Poisson distributions, say,
    //: $`\sum_i r_{ic} (x_i \log \lambda_c - \lambda_c)`$ is to be made large, and
    //: its derivative $`\sum_i r_{ic} (x_i / \lambda_c - 1)`$ vanishes at the
    //: weighted mean. As a rule: what one does with labeled points, with the
    //: responsibilities as weights.
    //:
    //: </details>
    //:
    //: ## Beyond mixtures
    //:
    //: What else is EM good for? Nothing in the bound spoke of normal
    //: distributions. Let $`x`$ be what was seen, $`z`$ what was not, and
    //: $`\theta`$ the parameters. Then for every distribution $`q`$ of $`z`$
    //:
    //: ```math general
    //: \log p(x \mid \theta) = \underbrace{\mathrm{E}_q \left[ \log \frac{p(x, z \mid \theta)}{q(z)} \right]}_{\text{bound}} + \underbrace{\mathrm{KL}(q \,\|\, p(z \mid x, \theta))}_{\text{gap}}
    //: ```
    //:
    //: The E-step sets $`q`$ to $`p(z \mid x, \theta)`$, the *posterior* of what is
    //: hidden. The M-step raises the expectation of $`\log p(x, z \mid \theta)`$.
    //: The hidden things may be labels, as here, values that are missing in a table,
    //: the states of a hidden Markov model, or the factors of factor analysis. The
    //: M-step need not even find the maximum, so long as it lifts the bound. And
    //: where the posterior is out of reach, one chooses the best $`q`$ of some
    //: simpler family, which closes the gap in part: that is variational inference.
    //:
    //: ### Missing values
    //:
    //: What if a table has holes? Take two hundred points of a normal distribution
    //: in the plane with means 0, variances 1 and a covariance of 0.8. Of each
    //: whose first coordinate is positive, the second was lost. What is hidden is
    //: now a number, and the E-step expects it: given the first coordinate, and the
    //: parameters so far, the second has the mean $`\mu_y + \beta (x_i - \mu_x)`$
    //: with $`\beta = \Sigma_{xy} / \Sigma_{xx}`$, and the variance
    //: $`\Sigma_{yy} - \beta \Sigma_{xy}`$. The M-step takes means of what is
    //: expected, of $`y_i`$ *and of* $`y_i^2`$, which is larger than the square of
    //: the expected $`y_i`$ by that variance:
    var planeRandom = RandomState(seed: 0)
    let plane = (0..<200).map { _ in
      let first = planeRandom.standardNormal()
      return (x: first, y: 0.8 * first + 0.6 * planeRandom.standardNormal())
    }
    let holed = plane.map { (x: $0.x, y: $0.x > 0 ? nil : $0.y) }
    let complete = PlaneNormal(of: plane)
    let fits = PlaneNormal.fit(holed, iterations: 300)
    let filled = PlaneNormal(
      of: holed.map { ($0.x, $0.y ?? fits[0].mean.y) })
    let ways = [complete, fits[0], filled, fits[300]]
    record("missing.count", holed.count { $0.y == nil })
    record("missing.normals", ways.map(\.values))
    record("missing.correlations", ways.map(\.correlation))
    show(
      "missing-values",
      caption: #"""
        Four ways with a table in which \(missing.count) of 200 second \#
        coordinates are missing.
        """#,
      Table(
        .init(
          "what is done",
          [
            "nothing is missing", "rows with holes left out",
            "holes filled with the mean", "EM",
          ]),
        .init("mean of y", ways.map(\.mean.y), decimals: 3),
        .init("variance of y", ways.map(\.yy), decimals: 3),
        .init("correlation", ways.map(\.correlation), decimals: 3)))

    //: Rows with holes must not be left out: those that stay are the small ones.
    //: And a mean in each hole makes the coordinate narrow, and unlike everything
    //: else. EM comes near to what the whole table would have given. In a mixture
    //: it is the same with a component more: the responsibilities come from the
    //: coordinates that are there, whose density is that of the mean and the
    //: covariance without the others' rows and columns, and the expectations above
    //: are taken in each component. It assumes that whether a number is missing
    //: depends on nothing but what is *there* (*missing at random*); where large values are missing
    //: because they are large, no formula brings them back.
    //:
    //: ## What we learned
    //:
    //: - The log-likelihood is a bound plus a gap. The E-step closes the gap, the
    //:   M-step lifts the bound, and so the log-likelihood cannot fall.
    //: - A step of EM goes uphill: it is a step along the gradient, stretched by
    //:   what the data choose. For a mean that is $`\sigma_c^2 / m_c`$.
    //: - Its speed is the fraction of information that is *not* missing: it crawls
    //:   where components overlap, and small steps are no sign of the end.
    //: - k-means is EM without doubt.
    //: - What is hidden may be anything: labels, or numbers that are missing.
    //:
    //: The bound as a picture is in Bishop,[^bishop-2006] section 9.4; mixtures at
    //: length are in McLachlan and Peel.[^mclachlan-2000]
    //:
    //: What to look at before one believes a fit is on [a page of its
    //: own](formulas#section:before-you-believe-a-fit).
  }
}
