"""One fault each: what is replaced in the sample, and the rule that must then be told."""

from dataclasses import dataclass

INDEX, CHAPTER, STYLE, SCRIPT = "index.html", "chapter/index.html", "assets/style.css", "assets/sample.js"

POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; style-src 'self' file:; \
style-src-attr 'unsafe-inline'; img-src 'self' file: data:; font-src data:; base-uri 'none'; form-action 'none'">
"""

NAVIGATION = """<nav aria-label="Chapters"><a href="../index.html">All chapters</a></nav>
<nav aria-label="Contents"><a href="#code">Code</a> <a href="#sequence">Sequence</a></nav>"""


@dataclass(frozen=True)
class Fault:
    """rule: the name of the rule, and words of its message.

    file, old, new: the first `old` in the file is replaced; without `old` the file becomes `new`, or is removed.
    condition: a beginning of the only conditions under which it must be seen; any if empty.
    """

    rule: str
    words: str
    file: str
    old: str
    new: str
    condition: str = ""


def _style(added: str) -> tuple[str, str, str]:
    """A rule added to the style sheet, in force after all others."""
    return STYLE, "@media print {", f"{added}\n@media print {{"


def _paper(added: str) -> tuple[str, str, str]:
    return STYLE, ".controls { display: none; }", f".controls {{ display: none; }} {added}"


def _text(added: str) -> tuple[str, str, str]:
    """Markup added to the chapter's text."""
    return CHAPTER, "<p>Words after the sequence.</p>", f"{added}\n<p>Words after the sequence.</p>"


def _script(added: str) -> tuple[str, str, str]:
    return SCRIPT, "// A sequence", f"{added}\n// A sequence"


SOURCE = [
    Fault("link", "nothing.html does not exist", *_text('<p><a href="nothing.html">there</a></p>')),
    Fault("link", "does not exist", "chapter/one-dark.png", "", ""),
    Fault("link", "leaves the folder", *_text('<p><a href="../../elsewhere.html">there</a></p>')),
    Fault("link", "leaves the folder", *_text('<p><a href="/etc/hostname">there</a></p>')),
    Fault("link", "is a folder", *_text('<p><a href="../chapter/">there</a></p>')),
    Fault("link", "neither a file", *_text('<p><a href="file:///etc/hostname">there</a></p>')),
    Fault("link", "browsers open no data", *_text('<p><a href="data:application/json,1">values</a></p>')),
    Fault("link", "cannot be reached", INDEX, '<a href="chapter/index.html">one chapter</a>, whose <a href="chapter/index.html#picture">picture</a>', "a picture"),
    Fault("anchor", "no element has the id", *_text('<p><a href="#nowhere">there</a></p>')),
    Fault("anchor", "no element has the id", INDEX, "#picture", "#pictures"),
    Fault("request", "loaded from the network", *_text('<p><img src="https://example.org/one.png" alt="One" width="20" height="10"></p>')),
    Fault("structure", "has no title", CHAPTER, "<title>The chapter</title>", "<title></title>"),
    Fault("structure", "the same title", CHAPTER, "<title>The chapter</title>", "<title>A sample</title>"),
    Fault("structure", "language", CHAPTER, ' lang="en"', ""),
    Fault("structure", "encoding", CHAPTER, '<meta charset="utf-8">\n', ""),
    Fault("structure", "narrow screens", CHAPTER, '<meta name="viewport" content="width=device-width, initial-scale=1">\n', ""),
    Fault("structure", "dark form", CHAPTER, '<meta name="color-scheme" content="light dark">\n', ""),
    Fault("structure", "0 headings of level 1", CHAPTER, "<h1>The chapter</h1>", "<p>The chapter</p>"),
    Fault("structure", "2 headings of level 1", *_text("<h1>Again</h1>")),
    Fault("structure", "0 main elements", CHAPTER, "<main>", "<div>"),
    Fault("structure", "no nav", CHAPTER, NAVIGATION, "<p>No way out.</p>"),
    Fault("structure", "has no id", CHAPTER, '<h2 id="picture">', "<h2>"),
    Fault("structure", "follows one of level", CHAPTER, '<h2 id="picture">The picture</h2>', '<h3 id="picture">The picture</h3>'),
    Fault("structure", "doctype", CHAPTER, "<!DOCTYPE html>\n", ""),
    Fault("policy", "has no content security policy", CHAPTER, POLICY, ""),
    Fault("policy", "stands before", CHAPTER, POLICY, f'<link rel="stylesheet" href="../assets/style.css">\n{POLICY}'),
    Fault("policy", "does not say base-uri", CHAPTER, "; base-uri 'none'", ""),
    Fault("policy", "allows 'unsafe-inline' as script-src", CHAPTER, "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    Fault("policy", "allows https: as img-src", CHAPTER, "img-src", "img-src https:"),
    Fault("policy", "allows 'self' as connect-src", CHAPTER, "default-src 'none'", "default-src 'none'; connect-src 'self'"),
    Fault("policy", "onclick is a script", *_text('<p onclick="print()">Print</p>')),
    Fault("size", "360,000", *_text("<p>" + "word " * 72_000 + "</p>")),
    Fault("size", "100,000", STYLE, "a { color", "/* " + "word " * 20_000 + "*/\na { color"),
]

MARKUP = [
    Fault("markup", "Duplicate ID", *_text('<p id="picture">Again.</p>')),
    Fault("markup", "not allowed as child", *_text("<ul><p>No item.</p></ul>")),
    Fault("markup", "Stray end tag", *_text("</section>")),
    Fault("markup", "not allowed on element", CHAPTER, '<img class="for-light" src="one.png"', '<img target="_blank" class="for-light" src="one.png"'),
]

LOADING = [
    Fault("console", "Content Security Policy", *_text("<script>globalThis.here = 1;</script>")),
    Fault("console", "Content Security Policy", *_text("<style>p { margin: 0; }</style>")),
    Fault("console", "Content Security Policy", *_text('<p onclick="print()">Print</p>')),
    Fault("console", "Content Security Policy", *_script("document.body.append(Object.assign(document.createElement('iframe'), { src: 'index.html' }));")),
    Fault("console", "Content Security Policy", *_script("fetch('index.html').catch(() => {});")),
    Fault("console", "Content Security Policy", CHAPTER, "img-src 'self' file:", "img-src"),
    # Only from a web server, and only from disk.
    Fault("console", "Content Security Policy", CHAPTER, "script-src 'self' file:", "script-src file:"),
    Fault("console", "Content Security Policy", CHAPTER, "script-src 'self' file:", "script-src http:"),
    Fault("console", "a word", *_script("console.log('a word');")),
    Fault("console", "uncaught", *_script("setTimeout(() => { throw new Error('not caught'); });")),
    Fault("request", "failed", *_script("new Image().src = 'missing.png';")),
    Fault("request", "leaves the disk", *_script("new Image().src = 'http://127.0.0.1:9/one.png';")),
    Fault("request", "leaves the folder", *_script("new Image().src = '/etc/hostname.png';")),
    Fault("shift", "when the pictures arrive", CHAPTER, 'alt="A plain area" width="200" height="100"', 'alt="A plain area"'),
    Fault("shift", "shifts by", *_script("addEventListener('load', () => setTimeout(() => { document.querySelector('main').style.paddingTop = '20rem'; }, 50));")),
]

LAYOUT = [
    Fault("wide", "scrolls sideways", *_style("h2 { width: 55rem; }"), "768"),
    Fault("wide", "scrolls sideways", *_style("pre { overflow-x: visible; }"), "360"),
    Fault("wide", "reaches", *_style("html, body { overflow-x: clip; } h2 { width: 55rem; }"), "360"),
    Fault("wide", "reaches", *_text("<p>Words <math>" + "<mi>x</mi><mo>+</mo>" * 30 + "<mi>x</mi></math></p>"), "360"),
    Fault("cramped", "scrolled into sight", *_style("pre { width: 10rem; }"), "1280"),
    Fault("cramped", "scrolled into sight", *_style("@media (min-width: 1150px) and (max-width: 1200px) { pre { width: 10rem; } }"), "1160"),
    Fault("cramped", "scrolled into sight", *_text("<details><summary>more</summary><pre tabindex='0'>" + "word " * 100 + "</pre></details>"), "1280"),
    Fault("cut", "of its width", *_style("pre { overflow: hidden; }"), "360"),
    Fault("cut", "of its height", *_style("h1 { height: 1rem; overflow: hidden; }")),
    Fault("overlap", "lie over another", *_style("figcaption { margin-top: -2rem; }")),
    Fault("overlap", "lie over another", *_style("h2 { margin-top: -2.5rem; }")),
    Fault("small", "text of", *_style("figcaption { font-size: 8px; }")),
    Fault("image", "not loaded", "chapter/one.png", "", ""),
    Fault("image", "not loaded", "chapter/one-dark.png", "", ""),
    Fault("image", "no alternative text", CHAPTER, 'alt="A plain area"', 'alt=""'),
    Fault("image", "no width and height", CHAPTER, 'alt="A plain area" width="200" height="100"', 'alt="A plain area"'),
    Fault("image", "has attributes", CHAPTER, 'alt="A plain area" width="200" height="100"', 'alt="A plain area" width="200" height="150"'),
    Fault("image", "distorted", *_style("img { width: 200px; height: 160px; }")),
    Fault("image", "enlarged", *_style("img { width: 300px; }")),
    Fault("image", "no form for the dark theme", CHAPTER, '<img class="for-dark" src="one-dark.png" alt="A plain area" width="200" height="100">', ""),
    Fault("image", "the same in both themes", CHAPTER, '<img class="for-dark" src="one-dark.png"', '<img class="for-dark" src="one.png"'),
    Fault("image", "is missing in the dark theme", STYLE, ".for-dark { display: block; } .for-light { display: none; }", ".for-light { display: none; }", "1280 dark"),
    Fault("image", "is shown in the dark theme", STYLE, ".for-dark { display: block; } .for-light { display: none; }", ".for-dark { display: block; }", "1280 dark"),
    Fault("image", "is shown in the light theme", STYLE, ".for-dark { display: none; }", "", "1280 light"),
    Fault("theme", "luminance", STYLE, "--ground: #111; --ink: #eee;", "--ground: #fff; --ink: #111;", "1280 dark"),
    Fault("theme", "contrast", STYLE, "--ink: #111;", "--ink: #777;", "1280 light"),
    Fault("style", "is not understood", *_style("p { margin-topp: 1rem; }")),
    Fault("style", "is not understood", *_style("p { color: reddish; }")),
    Fault("style", "is not a selector", *_style("p::befor { color: red; }")),
    Fault("style", "not closed", *_style("@media screen { p { color: red; }")),
]

READING = [
    Fault("axe", "color-contrast", *_style("figcaption { color: #999; }"), "1280 light"),
    Fault("axe", "color-contrast", *_style("@media (prefers-color-scheme: dark) { figcaption { color: #555; } }"), "1280 dark"),
    Fault("axe", "label", SCRIPT, ' aria-label="Moment"', ""),
    Fault("axe", "scrollable-region-focusable", CHAPTER, '<pre tabindex="0">', "<pre>", "360"),
    Fault("axe", "link-name", *_text('<p><a href="index.html"></a></p>')),
    Fault("axe", "region", CHAPTER, "<main>", "<p>Words outside every part.</p>\n<main>"),
    Fault("focus", "looks the same", *_style(":focus-visible { outline: none; }")),
    Fault("focus", "contrast", *_style("@media (prefers-color-scheme: dark) { :focus-visible { outline-color: #333; } }"), "1280 dark"),
    Fault("focus", "not on the screen", *_style("nav a { position: absolute; left: -1000px; }")),
    Fault("focus", "covered", *_style("main { position: relative; margin-top: -3rem; background: var(--ground); }")),
    Fault("focus", "not reached", *_script("addEventListener('keydown', event => { if (event.key === 'Tab') event.preventDefault(); });")),
]

STEPPING = [
    Fault("stepper", "has no slider", SCRIPT, 'type="range"', 'type="text"'),
    Fault("stepper", "has no button", SCRIPT, '<button type="button">Play</button>', '<span></span>'),
    Fault("stepper", "has no live caption", SCRIPT, "  caption.setAttribute('aria-live', 'polite');\n", ""),
    Fault("stepper", "at first", SCRIPT, "  show(0);", "  show(1);"),
    Fault("stepper", "the right arrow pressed", SCRIPT, "slider.addEventListener('input'", "slider.addEventListener('inputs'"),
    Fault("stepper", "the same for different frames", SCRIPT, "moment ${number + 1} of", "moment of"),
    Fault("stepper", "does not say its frame", SCRIPT, "slider.setAttribute('aria-valuetext', caption.textContent);", ""),
    Fault("stepper", "jumps", *_style(".frame:nth-child(2) p { line-height: 6; }")),
    Fault("stepper", "the left arrow", SCRIPT, "slider.max =", "slider.addEventListener('keydown', event => { if (event.key === 'ArrowLeft') event.preventDefault(); });\n  slider.max ="),
    Fault("stepper", "End", SCRIPT, "slider.max =", "slider.addEventListener('keydown', event => { if (event.key === 'End') event.preventDefault(); });\n  slider.max ="),
    Fault("stepper", "by itself", SCRIPT, "  show(0);", "  show(0);\n  let keys = 0;\n  slider.addEventListener('keydown', () => { keys += 1; if (keys === 7) setTimeout(() => show(1), 200); });"),
    Fault("stepper", "does not play", SCRIPT, "timer = setInterval(() => show((Number(slider.value) + 1) % frames.length), 400);", ""),
    Fault("stepper", "does not stop", SCRIPT, "clearInterval(timer);\n", ""),
    Fault("stepper", "frames are shown", STYLE, "@media (scripting: enabled) {", "@media all {", "1280 light without scripts"),
    Fault("stepper", "in order", *_style(".frames { display: flex; flex-direction: column-reverse; }"), "1280 light without scripts"),
    Fault("stepper", "can do nothing", CHAPTER, "<figcaption>Two", '<button type="button">Play</button>\n<figcaption>Two', "1280 light without scripts"),
]

MATHEMATICS = [
    Fault("math", "holds an error", CHAPTER, "<mi>y</mi>", "<merror><mtext>\\\\nothing</mtext></merror>"),
    Fault("math", "no sign", CHAPTER, "<mi>y</mi>", '<msqrt style="display: inline-block"><mi>y</mi></msqrt>'),
    Fault("math", "a fence", CHAPTER, '<mo stretchy="true">(', '<mo stretchy="true" style="font-size: 6px" maxsize="1">('),
    Fault("math", "column 1 is not aligned right", STYLE, "text-align: -webkit-right", "text-align: right"),
    Fault("math", "column 2 is not aligned left", STYLE, "text-align: -webkit-left", "text-align: -webkit-right"),
    Fault("math", "column 3 is not aligned center", STYLE, "text-align: -webkit-center", "text-align: center"),
    Fault("math", "does not stand right in its column", STYLE, "text-align: -webkit-right", "text-align: right"),
    Fault("math", "does not say how it is aligned", CHAPTER, '<mtd class="math-right">', "<mtd>"),
    Fault("math", "out of sight", *_style(".equation { width: 3rem; overflow-x: auto; }")),
]

AIDS = [
    Fault("contents", "at ", *_style("#sequence { scroll-margin-top: 700px; }")),
    Fault("contents", "at ", *_script("addEventListener('click', event => { if (event.target.hash) event.preventDefault(); });")),
    Fault("contents", "covered", *_style("nav { position: sticky; top: 0; height: 10rem; background: var(--ground); }")),
    Fault("contents", "is not the one marked", SCRIPT, "(passed.at(-1) ?? links[0])", "links[0]"),
    Fault("contents", "no link is marked", SCRIPT, "addEventListener('scroll', mark);\nmark();", ""),
    Fault("copy", "does not put", SCRIPT, "cell.querySelector('code').textContent", "cell.querySelector('code').className"),
    Fault("copy", "does not put", SCRIPT, "button.addEventListener('click', () => navigator", "button.addEventListener('clicked', () => navigator"),
]

SORTING = [
    Fault("sort", "does not say", SCRIPT, "if (next) head.setAttribute('aria-sort', next);", "if (next) head.setAttribute('aria-sort', 'other');"),
    Fault("sort", "leaves another column", SCRIPT, "other.removeAttribute('aria-sort');", "other === head ? head.removeAttribute('aria-sort') : other.setAttribute('aria-sort', 'ascending');"),
    Fault("sort", "loses rows", SCRIPT, "[...rows].sort(order) : rows", "[...rows].sort(order).map((row, i) => (i || row.remove(), row)).slice(1) : rows"),
    Fault("sort", "another order", SCRIPT, "sign * (size(a) - size(b))", "sign * a.localeCompare(b)"),
    Fault("sort", "another order", SCRIPT, "return isNaN(size(a)) - isNaN(size(b));", "return isNaN(size(b)) - isNaN(size(a));"),
    Fault("sort", "is descending", SCRIPT, "next === 'descending' ? -1 : 1", "1"),
    Fault("sort", "does not come back", SCRIPT, "[...rows].sort(order) : rows", "rows.sort(order) : rows"),
    Fault("sort", "loses the focus", SCRIPT, "const sign =", "button.blur();\n      const sign ="),
    Fault("sort", "can do nothing", CHAPTER, '<th scope="col">Name</th>', '<th scope="col"><button type="button">Name</button></th>', "1280 light without scripts"),
]

SEARCHING = [
    Fault("search", "does not find", SCRIPT, "heading.textContent.includes(input.value)", "heading.textContent.split(' ').includes('absent')"),
    Fault("search", "leads to what is not there", SCRIPT, '<a href="#${heading.id}">', '<a href="#${heading.id}"></a><a href="gone.html">'),
    Fault("search", "says nothing", SCRIPT, "status.textContent = `${found.length} found`;", ""),
    Fault("search", "does not mark", SCRIPT, "<mark>${heading.textContent}</mark>", "${heading.textContent}"),
    Fault("search", "beyond the screen", *_style(".found { left: -20rem; }")),
    Fault("search", "the down arrow", SCRIPT, "ArrowDown: 1", "PageDown: 1"),
    Fault("search", "the up arrow", SCRIPT, "ArrowUp: -1", "PageUp: -1"),
    Fault("search", "closed by Escape", SCRIPT, "      panel.hidden = true;\n", ""),
    Fault("search", "Escape does not lead back", SCRIPT, "      input.focus();\n", ""),
    Fault("search", "nothing to be found", SCRIPT, "input.value && heading.textContent.includes(input.value)", "input.value"),
    Fault("search", "still open", SCRIPT, "panel.hidden = !input.value;", "panel.hidden = false;"),
]

ENLARGING = [
    Fault("enlarge", "its own width", *_style("input:checked + label img { width: 100px; }")),
    Fault("enlarge", "is not enlarged", *_script("document.addEventListener('click', event => { if (event.target.type === 'checkbox') event.preventDefault(); });")),
    Fault("enlarge", "sideways", *_style("input:checked + label { position: static; } input:checked + label img { width: 2000px; }")),
    Fault("enlarge", "closed by Escape", SCRIPT, "input.checked = false", "input.checked = true"),
    Fault("enlarge", "closed by the space bar", *_script("document.addEventListener('change', event => { event.target.checked = true; });")),
    Fault("enlarge", "another size", *_script("document.addEventListener('change', event => { document.querySelector('main').style.zoom = 1.5; });")),
]

PAPER = [
    Fault("paper", "over the edge", *_paper("h2 { width: 60rem; }")),
    Fault("paper", "of its width are cut", *_paper("pre { white-space: pre; width: 10rem; }")),
    Fault("paper", "of its height are cut", *_paper("pre { height: 1rem; overflow: auto; }")),
    Fault("paper", "contrast", STYLE, "--ground: #fff; --ink: #000; --link: #000;", "--link: #000;", "paper dark"),
    Fault("paper", "is folded away", STYLE, "  details::details-content { display: block; content-visibility: visible; block-size: auto; }\n", ""),
    Fault("paper", "pictures are not those of the light page", STYLE, "@media screen and (prefers-color-scheme: dark) { .for-dark", "@media (prefers-color-scheme: dark) { .for-dark", "paper dark"),
    Fault("paper", "split", STYLE, "  figure, li { break-inside: avoid; }\n", ""),
    Fault("paper", "alone at the foot", STYLE, "  h1, h2 { break-after: avoid; }\n", ""),
    Fault("paper", "every sheet", *_paper("nav { position: fixed; }")),
    Fault("stepper", "frames are shown", STYLE, "  .stepping .frame:not(.current) { display: block; }\n", "", "paper"),
    Fault("stepper", "can do nothing", STYLE, "  .controls { display: none; }\n", "", "paper"),
]
