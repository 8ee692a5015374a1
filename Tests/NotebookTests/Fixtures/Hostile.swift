import Notebook
import Plotting

/// What a page must survive.
struct Hostile: Chapter {
  static let title = "<b>Bold</b> & \u{0}\u{1b}[31m"
  static let summary = "Control \u{7} characters."

  func run() throws {
    print("<script>alert('x')</script> ]]>\u{0}\u{1b}[31m\u{FFFF}\r\u{202E}")
    //: Next.
    print("```\n</details>\n<!-- ")
    //: A million lines.
    print(String(repeating: "line\n", count: 1_000_000))
    //: A table and a figure.
    show("table", caption: "`<b>`", Table(["`<b>`"], rows: [["<img src=x onerror=\"alert(1)\">", "a|b\n"]]))
    show("figure", alt: "\"><script>alert(1)</script>\n", Figure("t") { Points(x: [1], y: [2]) })
  }
}
