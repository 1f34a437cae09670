# Rscript peers.R <input> <file> <calls>: times R's fits, imports and reading excluded, and prints one line of JSON.
arguments <- commandArgs(TRUE); input <- arguments[1]; calls <- as.integer(arguments[3])
package <- if (input == "quantiles") "quantreg" else "mgcv"
suppressPackageStartupMessages({library(package, character.only = TRUE); library(jsonlite)})
d <- read.csv(arguments[2]); d$week2 <- ((d$week - 25) / 10)^2
fit <- switch(input,
	gaussian = function() as.numeric(gam(y ~ s(week, bs = "cr") + s(age, bs = "cr"), data = d, method = "REML")$gcv.ubre),
	poisson = function() as.numeric(gam(count ~ s(week, bs = "cr") + s(age, bs = "cr"), data = d, family = "poisson", method = "REML")$gcv.ubre),
	quantiles = function() { taus <- c(.1, .5, .9); m <- rq(y ~ week + week2 + age, tau = taus, data = d, method = "br"); invisible(summary(m, se = "ker")); r <- residuals(m); sum(sapply(1:3, function(k) sum(r[, k] * (taus[k] - (r[, k] < 0))))) })
times <- numeric(calls); result <- NULL
for (k in seq_len(calls)) { started <- Sys.time(); result <- suppressWarnings(fit()); times[k] <- as.numeric(Sys.time() - started, units = "secs") }
peak <- as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cat(toJSON(list(version = as.character(packageVersion(package)), firstSeconds = times[1], seconds = min(times[-1]), calls = calls, peakMb = peak, answer = result), auto_unbox = TRUE, digits = NA))
