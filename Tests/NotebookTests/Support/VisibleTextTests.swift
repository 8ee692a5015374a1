import Testing

@testable import Notebook

struct VisibleTextTests {
  @Test func textOfAnyKindIsHarmless() {
    #expect(escapedHTML("<script>\"'&]]>") == "&lt;script&gt;&quot;&#39;&amp;]]&gt;")
    #expect(escapedHTML("a\u{0}\u{1b}[31m\u{7f}\u{85}\u{FFFF}\u{202E}b") == "a␀␛[31m␡\u{FFFD}\u{FFFD}\u{FFFD}b")
  }
}
