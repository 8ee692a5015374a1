import CCairo
let version = cairo_version()
