/// What is between `\begin{...}` and `\end{...}`, by name.
struct TeXEnvironment: Sendable {
  /// What stands behind the name.
  enum Argument: Hashable, Sendable {
    case none
    /// `[t]`: where it stands in its line, which is always the middle here.
    case position
    /// `{2}`: a number of columns, which the rows say themselves.
    case count
    /// `{c|c}`.
    case columns
    /// `[r]`: how all columns are aligned.
    case alignment
  }

  var layout: MathTable.Layout
  var alignments: [MathTable.Alignment]
  var argument = Argument.none
  var fences = ("", "")
  var isDisplay = false
  var numbering = EquationNumbering.none
  /// How many cells a row may have.
  var maximumColumns: Int?
  var isMultline = false

  /// The one whose rows are not cells between `&`.
  static let diagram = "CD"

  static let names: [String] = (all.keys + [diagram]).sorted()

  static let all: [String: TeXEnvironment] = {
    var all: [String: TeXEnvironment] = [:]
    func add(_ names: [String], _ environment: TeXEnvironment) {
      for name in names { all[name] = environment }
    }
    var aligned = TeXEnvironment(layout: .aligned(spaceBetweenPairs: true), alignments: [], isDisplay: true)
    aligned.argument = .position
    add(["aligned", "split"], aligned)
    all["split"]?.maximumColumns = 2
    aligned.argument = .none
    aligned.numbering = .rows
    add(["align", "align*"], aligned)
    aligned.layout = .aligned(spaceBetweenPairs: false)
    aligned.argument = .count
    add(["alignat", "alignat*"], aligned)
    aligned.numbering = .none
    add(["alignedat"], aligned)
    var gathered = TeXEnvironment(layout: .gathered, alignments: [.center], isDisplay: true, maximumColumns: 1)
    add(["gathered"], gathered)
    all["gathered"]?.argument = .position
    gathered.numbering = .rows
    add(["gather", "gather*"], gathered)
    gathered.numbering = .whole
    add(["equation", "equation*"], gathered)
    gathered.isMultline = true
    add(["multline", "multline*"], gathered)
    add(
      ["eqnarray", "eqnarray*"],
      TeXEnvironment(
        layout: .aligned(spaceBetweenPairs: false), alignments: [.right, .center, .left], isDisplay: true,
        numbering: .rows, maximumColumns: 3))
    for name in all.keys where name.hasSuffix("*") { all[name]?.numbering = .byTag }
    for (prefix, fences) in [
      "": ("", ""), "p": ("(", ")"), "b": ("[", "]"), "B": ("{", "}"), "v": ("|", "|"), "V": ("‖", "‖"),
    ] {
      var matrix = TeXEnvironment(layout: .matrix, alignments: [.center], fences: fences)
      all[prefix + "matrix"] = matrix
      matrix.argument = .alignment
      all[prefix + "matrix*"] = matrix
      all[prefix + "smallmatrix"] = TeXEnvironment(layout: .small, alignments: [.center], fences: fences)
    }
    let cases = TeXEnvironment(layout: .cases, alignments: [.left], maximumColumns: 2)
    for (name, isDisplay, fences) in [
      ("cases", false, ("{", "")), ("dcases", true, ("{", "")), ("rcases", false, ("", "}")),
      ("drcases", true, ("", "}")),
    ] {
      all[name] = cases
      all[name]?.isDisplay = isDisplay
      all[name]?.fences = fences
    }
    all["array"] = TeXEnvironment(layout: .array, alignments: [], argument: .columns)
    all["darray"] = TeXEnvironment(layout: .array, alignments: [], argument: .columns, isDisplay: true)
    all["subarray"] = TeXEnvironment(layout: .small, alignments: [], argument: .columns)
    return all
  }()
}
