# mclust, fread and read.csv on the tasks of TableBenchmark; see tables.py.
suppressMessages({library(mclust); library(data.table)})
setDTthreads(1)
kinds <- c(full = "VVV", tied = "EEE", diagonal = "VVI", spherical = "VII")
lines <- c(full = "V", tied = "E", diagonal = "V", spherical = "V")

answer <- function(task) {
  if (task[1] == "fit") {
    columns <- strsplit(task[3], ",")[[1]]
    points <- na.omit(as.data.frame(fread(task[2]))[, columns, drop = FALSE])
    model <- if (length(columns) == 1) lines[[task[4]]] else kinds[[task[4]]]
    start <- as.numeric(Sys.time())
    fit <- Mclust(points, G = as.integer(task[5]), modelNames = model, verbose = FALSE,
                  control = emControl(tol = c(1e-10, sqrt(.Machine$double.eps)), itmax = c(5000, 5000)))
    return(c(as.numeric(Sys.time()) - start, if (is.null(fit)) NaN else fit$loglik))
  }
  start <- as.numeric(Sys.time())
  found <- if (task[1] == "fread") fread(task[2]) else read.csv(task[2])
  c(as.numeric(Sys.time()) - start, sum(as.matrix(found)))
}

input <- file("stdin", "r")
cat("ready\n")
flush(stdout())
while (length(line <- readLines(input, 1)) > 0) {
  result <- tryCatch(answer(strsplit(line, "\t")[[1]]), error = function(e) c(0, NaN))
  cat(sprintf("%.9g %.17g\n", result[1], result[2]))
  flush(stdout())
}
