import ChapterArithmetic
import Notebook
import Plotting

struct Formulas: Chapter {
  static let name = "formulas"
  static let title = "Formulas, checks and questions"
  static let summary = """
    All that is needed to write EM, on one page, with where it is derived; \
    what to look at before believing a fit; and the questions that are \
    asked most, with where they are answered.
    """

  func run() throws {
    //: ## EM at a glance
    //:
    //: What is done, in which order? Start from a guess. The E-step shares out the
    //: points, the M-step fits each component to its share, and the two take turns
    //: until nothing that is wanted moves any more. Then do it again from other
    //: starts, keep the best, and look at it.
    show(
      "at-a-glance",
      alt: """
        A diagram of five boxes. From the box "start" an arrow leads to \
        "E-step: responsibilities", from there one to "M-step: weights, \
        means, covariances", and from there one to "does the answer stand \
        still?". From that an arrow "no" leads back to the E-step, and an \
        arrow "yes" to "other starts, then the checks".
        """,
      caption: "EM: two steps that take turns, and what goes round them.",
      diagram())

    //: ## The formulas
    //:
    //: Which formulas does it take? There are $`N`$ points $`x_i`$ in $`d`$
    //: dimensions and $`K`$ components; component $`c`$ has the weight $`\pi_c`$,
    //: the mean $`\mu_c`$ and the covariance $`\Sigma_c`$, in one dimension the
    //: variance $`\sigma_c^2`$.
    //:
    //: ### The model
    //:
    //: What is fitted? A density, the sum of weighted normal distributions:
    //:
    //: ```math mixture
    //: \begin{aligned}
    //: p(x) &= \sum_{c=1}^{K} \pi_c \, \mathcal{N}(x \mid \mu_c, \Sigma_c), \qquad \pi_c \ge 0, \quad \sum_{c=1}^{K} \pi_c = 1 \\
    //: \mathcal{N}(x \mid \mu, \Sigma) &= \frac{1}{(2\pi)^{d/2} \, \lvert \Sigma \rvert^{1/2}}
    //:   \exp\left( -\frac{1}{2} (x - \mu)^\top \Sigma^{-1} (x - \mu) \right)
    //: \end{aligned}
    //: ```
    //:
    //: Where it comes from: [](kmeans-failure#equation:mixture) and
    //: [](em-2d#equation:normal).
    //:
    //: ### The two steps
    //:
    //: What is computed in each turn? The responsibilities, by way of logarithms so
    //: that nothing is divided by zero, with
    //: $`a_{ic} = \log \pi_c + \log \mathcal{N}(x_i \mid \mu_c, \Sigma_c)`$:
    //:
    //: ```math e-step
    //: r_{ic} = e^{a_{ic} - \ell_i}, \qquad
    //: \ell_i = \log p(x_i) = a_i^* + \log \sum_{c=1}^{K} e^{a_{ic} - a_i^*}, \qquad
    //: a_i^* = \max_c a_{ic}
    //: ```
    //:
    //: and then the parameters that fit them best, with a floor $`\varepsilon`$ if
    //: one is chosen:
    //:
    //: ```math m-step
    //: \begin{aligned}
    //: m_c &= \sum_{i=1}^{N} r_{ic} &
    //: \pi_c &= \frac{m_c}{N} \\
    //: \mu_c &= \frac{1}{m_c} \sum_{i=1}^{N} r_{ic} \, x_i &
    //: \Sigma_c &= \frac{1}{m_c} \sum_{i=1}^{N} r_{ic} \, (x_i - \mu_c)(x_i - \mu_c)^\top + \varepsilon I
    //: \end{aligned}
    //: ```
    //:
    //: Explained at [](em-1d#equation:e-step), [](em-1d#equation:log-sum-exp) and
    //: [](em-1d#equation:m-step); derived from [](why-em#equation:q-function).
    //:
    //: ### Why it rises
    //:
    //: What is made large, and why can it not fall? For any shares $`q_{ic}`$ that
    //: sum to one in each row, the log-likelihood is a bound and a gap:
    //:
    //: ```math bound
    //: \log L = \sum_{i=1}^{N} \log p(x_i)
    //:   = \underbrace{\sum_{i,c} q_{ic} \log \frac{\pi_c \, \mathcal{N}(x_i \mid \mu_c, \Sigma_c)}{q_{ic}}}_{\text{lifted by the M-step}}
    //:   + \underbrace{\sum_{i,c} q_{ic} \log \frac{q_{ic}}{r_{ic}}}_{\text{closed by the E-step}}
    //: ```
    //:
    //: Where the bound touches, both have the same gradient. With respect to a mean
    //: it is
    //:
    //: ```math gradient
    //: \frac{\partial \log L}{\partial \mu_c} = m_c \, \Sigma_c^{-1} (\mu_c^\text{new} - \mu_c)
    //: ```
    //:
    //: with $`\mu_c^\text{new}`$ of the M-step; it must vanish at the end. Derived at
    //: [](why-em#equation:bound), [](why-em#equation:gap) and
    //: [](why-em#section:why-not-climb-by-the-gradient).
    //:
    //: ### How long, and from how many starts
    //:
    //: When may one stop? With the last two steps $`s`$ and $`s'`$ of whatever is
    //: wanted, and their ratio $`\rho = s' / s`$, there is left
    //:
    //: ```math remaining
    //: s' \frac{\rho}{1 - \rho}
    //: ```
    //:
    //: and if a share $`g`$ of starts leads to the best end, to have it with
    //: probability $`P`$ takes
    //:
    //: ```math starts
    //: n \ge \frac{\log (1 - P)}{\log (1 - g)}
    //: ```
    //:
    //: starts. Derived at [](why-em#equation:remaining) and in
    //: [](em-2d#section:how-many-starts).
    //:
    //: ### How many components, and which shape
    //:
    //: What does a freer model cost? The number $`p`$ of its free parameters, which
    //: is
    //:
    //: ```math parameters
    //: p = K - 1 + K d + \begin{cases}
    //:   K d (d + 1) / 2 & \text{full: any ellipse for each component} \\
    //:   d (d + 1) / 2 & \text{tied: one ellipse for all} \\
    //:   K d & \text{diagonal: ellipses along the axes} \\
    //:   K & \text{spherical: circles}
    //: \end{cases}
    //: ```
    //:
    //: and the criteria weigh it against the fit:
    //:
    //: ```math criteria
    //: \begin{aligned}
    //: \mathrm{AIC} &= 2p - 2 \log L \\
    //: \mathrm{BIC} &= p \log N - 2 \log L
    //: \end{aligned}
    //: ```
    //:
    //: Tried at [](em-2d#equation:criteria), where they work, and in
    //: [](digits#section:how-many-components), where they do not.
    //:
    //: ### The limit without doubt
    //:
    //: What is left when all components are round and equally wide, and the width
    //: goes to zero? k-means, which makes the inertia small:
    //:
    //: ```math inertia
    //: J = \sum_{i=1}^{N} \min_{c} \, \lVert x_i - \mu_c \rVert^2
    //: ```
    //:
    //: Explained at [](kmeans-failure#equation:inertia); the limit in
    //: [](why-em#section:k-means-as-a-limit).
    //:
    //: ### Do they hold?
    //:
    //: Each of these formulas, written out in plain arithmetic, and beside it what
    //: the engine of these chapters makes of the same points without it. (The
    //: gradient's neighbor is a difference of two log-likelihoods.) The points are
    //: the sixty on a line and the guess is that of [](#chapter:em-1d):
    let checks = try formulaChecks()
    record("checks.byFormula", checks.map(\.byFormula))
    record("checks.otherwise", checks.map(\.otherwise))
    record("checks.count", checks.count)
    record("checks.agreeing", checks.count { $0.difference < 1e-6 })
    show(
      "checks",
      caption: #"""
        The formulas, evaluated, and what another way gives: \#
        \(checks.agreeing) of \(checks.count) agree to better than one in \#
        a million.
        """#,
      Table(
        .init("formula", checks.map(\.name)),
        .init("written out", checks.map(\.byFormula), significant: 8),
        .init("otherwise", checks.map(\.otherwise), significant: 8)))

    //: ## Before you believe a fit
    //:
    //: What can be wrong with a fit that looks right? Go through this list; each
    //: point leads to where it went wrong in these chapters.
    //:
    //: - [ ] **The log-likelihood never falls.** If it does, there is a mistake
    //:   ([](em-1d#section:a-variance-is-not-a-standard-deviation)), or a floor that is
    //:   large enough to be felt ([](digits#section:the-floor-under-the-covariances)).
    //:   And it is the log-likelihood: the logarithm inside the sum over points
    //:   ([](em-2d#section:the-tutorials-prediction)).
    //: - [ ] **The gradient vanishes at the end.** That finds the mistakes with which it
    //:   rises all the same ([](em-1d#section:which-mistakes-does-it-tell)).
    //: - [ ] **The answer stands still** in every digit that is printed, and not only the
    //:   log-likelihood ([](why-em#section:when-to-stop)). The fit says whether it
    //:   converged or ran into its limit.
    //: - [ ] **Other starts come to nothing better**, and several to the same
    //:   ([](em-2d#section:how-many-starts)). Seed and number of starts are written down.
    //: - [ ] **No component is narrower than the data can tell.** The smallest eigenvalue
    //:   of each covariance is well above the floor
    //:   ([](em-1d#section:a-likelihood-without-bound)), and each component has more
    //:   points than dimensions.
    //: - [ ] **There are enough numbers for the parameters**, and the shape is no freer
    //:   than it has to be ([](em-2d#section:which-shape-and-how-many)).
    //: - [ ] **It expects points that it has not seen**
    //:   ([](digits#section:ask-pictures-that-the-model-has-not-seen)). All that was
    //:   estimated, down to scales and axes, was estimated without them.
    //: - [ ] **The units do not decide.** They do not matter to full and tied
    //:   covariances, nor do the axes; to diagonal ones only the axes matter, to
    //:   spherical ones and to k-means both
    //:   ([](kmeans-failure#section:where-circles-failed)). A start from k-means brings
    //:   the units back.
    //: - [ ] **The points have a density** that is not far below that of the others:
    //:   responsibilities sum to one for a point from nowhere too
    //:   ([](em-2d#section:asking-about-a-new-point)).
    //: - [ ] **It looks right, drawn over the points**, with ellipses, and not only in two
    //:   of many dimensions.
    //:
    //: ## Questions, and where they are answered
    //:
    //: What do students ask?
    //:
    //: 1. **Why does the log-likelihood rise?** The E-step makes a lower bound touch it,
    //:    the M-step lifts the bound: [](why-em#section:a-bound-that-can-be-lifted).
    //: 2. **Why not climb by the gradient?** EM goes uphill along it, with steps that
    //:    need no choosing: [](why-em#section:why-not-climb-by-the-gradient).
    //: 3. **What have EM and k-means to do with each other?** k-means is EM without
    //:    doubt: [](why-em#section:k-means-as-a-limit).
    //: 4. **What if a covariance becomes singular?** The likelihood has no maximum, and a
    //:    floor is a choice: [](em-1d#section:a-likelihood-without-bound). With fewer
    //:    points in a component than dimensions it always does:
    //:    [](digits#section:the-floor-under-the-covariances).
    //: 5. **How many components?** BIC where there are points enough,
    //:    [](em-2d#section:which-shape-and-how-many); held-out data where there are not,
    //:    [](digits#section:ask-pictures-that-the-model-has-not-seen).
    //: 6. **From where does one start, and how often?** From k-means or from points of
    //:    the data, as often as it takes: [](em-2d#section:how-many-starts).
    //: 7. **Why are the components in another order each time?** Because no likelihood
    //:    knows an order: [](em-2d#section:does-it-matter-which-component-is-the-first).
    //: 8. **Why is it so slow?** Because the components overlap:
    //:    [](why-em#section:how-fast).
    //: 9. **Is a responsibility a posterior?** Yes, of the hidden label, with the weights
    //:    as the prior:
    //:    [](em-1d#section:the-e-step-who-is-responsible-for-this-point).
    //: 10. **What is log-sum-exp for?** For points at which every density is smaller than
    //:     the smallest number: [](em-1d#section:numbers-too-small-to-hold).
    //: 11. **May AIC be negative?** It may, as the log-likelihood may be positive. Only
    //:     differences count: [](digits#section:how-many-components).
    //: 12. **May a density exceed one?** Yes, it has a unit:
    //:     [](em-1d#section:was-it-worth-it-ask-the-log-likelihood).
    //: 13. **What about missing values?** They are hidden like labels:
    //:     [](why-em#section:missing-values).
    //: 14. **What is the Q function?** The log-likelihood of points *and* labels, as it is
    //:     expected after the E-step: [](why-em#section:the-m-step-derived).
    //: 15. **When to stop?** When what is left is smaller than the last digit one wants:
    //:     [](why-em#section:when-to-stop).
  }

  /// The boxes and arrows of EM.
  private func diagram() -> Figure {
    let boxes: [(x: Double, y: Double, text: String)] = [
      (1.5, 3, "start:\na guess"),
      (5, 3, "E-step:\nresponsibilities"),
      (9, 3, "M-step: weights,\nmeans, covariances"),
      (9, 0.9, "does the answer\nstand still?"),
      (5, 0.9, "other starts,\nthen the checks"),
    ]
    let (width, height) = (1.45, 0.6)
    return Figure(
      x: .init(domain: 0...10.6, isHidden: true),
      y: .init(domain: 0...3.9, isHidden: true),
      size: FigureSize(width: 640, height: 250)
    ) {
      Rectangles(
        left: boxes.map { $0.x - width }, right: boxes.map { $0.x + width },
        bottom: boxes.map { $0.y - height },
        top: boxes.map { $0.y + height },
        color: .constant(.series(0)), opacity: 0.12)
      TextMark(
        x: boxes.map(\.x), y: boxes.map(\.y), texts: boxes.map(\.text))
      Arrow(from: (2.95, 3), to: (3.5, 3))
      Arrow(from: (6.45, 3), to: (7.5, 3))
      Arrow(from: (9, 2.4), to: (9, 1.55))
      Arrow(from: (7.55, 1.3), to: (5.8, 2.35))
      Arrow(from: (7.55, 0.9), to: (6.5, 0.9))
      TextMark("no", x: 6.45, y: 1.72)
      TextMark("yes", x: 7.05, y: 0.65)
    }
  }
}
