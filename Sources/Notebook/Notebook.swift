import CMarkGFM
let version = cmark_version()
