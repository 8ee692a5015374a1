import Notebook

/// Files that a chapter leaves beside its page.
struct Attachments: Chapter {
  static let title = "Attachments"
  static let summary = "A model and its points."

  func run() throws {
    //: The model is in [a file](model.json).
    record("weight", 0.25)
    attach(
      "model.json", caption: #"The *model* with weight \(weight)."#,
      Array(#"{"weight": 0.25}"#.utf8))
    let points = Array("a,b\r\n1,2\r\n".utf8)
    for copy in 0..<2 {
      print(copy)
    }
    attach("table-1.csv", points)
    // Gets another name than the file.
    show(Table(.init("a", [1])))
    //: The end.
  }
}
