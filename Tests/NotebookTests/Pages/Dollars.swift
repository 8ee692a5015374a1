import Notebook

struct Dollars: Chapter {
  static let title = "Formulas and money"
  static let summary = "The mean $\\mu$ costs \\$5."

  func run() throws {
    //: ## In a line
    //: The mean is $\mu$, the variance $\sigma^2$; also $a*b*c$ and $`x_1`$, ($x$), **$y$**, “$z$” and $x$$y$.
    //: A set is $\{1, 2\}$, a price in a formula $\$5 + x$, and $p(a \mid b)
    //: = 1$ goes on in the next line.
    //:
    //: Money: this costs $5 and $6, that $20,000 or 5 – in all \$7, between $5 and 6 $, or $5-$10. In code it is `$x$`.
    //:
    //: ## On a line of its own
    //: $$
    //: \bar{x} = \frac{1}{n} \sum_{i=1}^n x_i
    //: $$
    //:
    //: Words before $$\begin{matrix} a_1 \\ b_1 \end{matrix}$$ and words behind.
    //:
    //: - in a list $$\begin{aligned}
    //:     x &= 1 \\
    //:     y &= \(minus)
    //:   \end{aligned}$$
    //: - and $`i`$th
    //:
    //: > in a quotation
    //: > $$
    //: > x
    //: > $$
    //:
    //: ```math mean
    //: m = \(minus, decimals: 1)
    //: ```
    //:
    //: ## Numbers
    //: In $m = \(minus)$ and $$m = \(minus)$$ as TeX, in text \(minus), behind $5 as well: \(minus).
    //:
    //: | formula | bar |
    //: |:--|--:|
    //: | $p(a \mid b)$ | $\lvert x \rvert$ |
    //: | $p(a \| b)$ | `a \| b` costs $5 |
    record("minus", -0.5)
    show(Table(Table.Column("the mean $\\mu$ of $5", [1.5])))
  }
}
