import Notebook

/// Formulas that are easily shown otherwise than TeX shows them.
struct FormulasOfAllKinds: Chapter {
  static let title = "Formulas of all kinds"
  static let summary = "Columns, marks that stretch, names and numbers."

  func run() throws {
    //: ```math
    //: \newcommand{\KL}[2]{\operatorname{KL}\left(#1 \,\middle\|\, #2\right)}
    //: ```
    //: ## Columns
    //: ```math bound
    //: \begin{aligned}
    //: \log p(x) &= \mathbb{E}_{q}\!\left[\log \frac{p(x, z)}{q(z)}\right] + \KL{q}{p} \\[4pt]
    //:   &\ge \mathbb{E}_{q}[\log p(x, z)] + \mathrm{H}(q)
    //: \end{aligned}
    //: ```
    //: $$
    //: \begin{pmatrix} 1 & 1000000 \\ 1000 & 1 \end{pmatrix},
    //: \begin{array}{c|c} a & b \\ \hline c & d \end{array},
    //: |x| = \begin{cases} x & x \ge 0 \\[4pt] -x & \text{for $x$ below $0$} \end{cases}
    //: $$
    //:
    //: ## Marks
    //: $\overline{AB}$, $\widehat{ABC}$, $\widetilde{ABC}$, $\underline{ABC}$, $f'(x) + g''$, $x_i'^2$.
    //:
    //: $\mathbf 1_{x > 0}$, $\mathbb 1_A$, $\mathit{ab}$, $X \perp\!\!\!\perp Y$, $\bigg| z \bigg|$.
    //:
    //: ## Numbers
    //: ```math
    //: a = b \tag{*} \label{star}
    //: ```
    //: By $\eqref{bound}$ and $\eqref{star}$; see [](#equation:bound) and [](#equation:star).
    //:
    //: ## Rows
    //: ```math
    //: \newcommand{\be}{\begin{equation}}
    //: \newcommand{\ee}{\end{equation}}
    //: ```
    //: ```math
    //: \begin{align}
    //: a &= b \label{first} \\
    //: c &= d \notag \\
    //: e &= f \tag{F} \label{other} \\
    //: g &= \begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix} \\
    //: \end{align}
    //: ```
    //: $$
    //: \be h = i \ee
    //: $$
    //: $$
    //: \begin{gather*} j \\ k \end{gather*}
    //: $$
    //: ```math last
    //: l = m
    //: ```
    //: By $\eqref{first}$, $\eqref{other}$ and [](#equation:last).
    print(1)
  }
}
