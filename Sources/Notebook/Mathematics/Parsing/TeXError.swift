/// What is wrong with a formula, at an offset in characters from its beginning.
struct TeXError: Error, Hashable {
  var offset: Int
  var message: String
}
