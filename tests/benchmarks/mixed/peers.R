# Rscript peers.R <lme4|nlme> <input> <file> <calls>: times R's fits, imports and reading excluded, and prints one line of JSON.
arguments <- commandArgs(TRUE); package <- arguments[1]; input <- arguments[2]; calls <- as.integer(arguments[4])
suppressPackageStartupMessages({library(package, character.only = TRUE); library(jsonlite)})
d <- read.csv(arguments[3])
fits <- if (package == "nlme") switch(input,
	visits = function() list(lme(y ~ visit * group + x, random = ~ visit | subject, data = d)),
	days = function() list(lme(y1 ~ day + x, random = ~ day | woman, data = d))) else switch(input,
	visits = function() list(lmer(y ~ visit * group + x + (visit | subject), d)),
	days = function() list(lmer(y1 ~ day + x + (day | woman), d)),
	crossed = function() list(lmer(y1 ~ x + (1 | person) + (1 | item), d)),
	simulated = { first <- suppressWarnings(lmer(y1 ~ day + x + (day | woman), d, REML = FALSE)); function() lapply(1:50, function(k) suppressWarnings(refit(first, d[[paste0("y", k)]]))) })
times <- numeric(calls); cpu <- numeric(calls); result <- NULL
for (k in seq_len(calls)) { started <- Sys.time(); used <- sum(proc.time()[1:2]); result <- suppressWarnings(fits()); times[k] <- as.numeric(Sys.time() - started, units = "secs"); cpu[k] <- sum(proc.time()[1:2]) - used }
beta <- fixef(result[[1]]); slope <- unname(beta[2])
peak <- as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cat(toJSON(list(version = as.character(packageVersion(package)), firstSeconds = times[1], seconds = min(times[-1]), cpuSeconds = min(cpu[-1]), calls = calls, peakMb = peak,
	answer = list(slope = slope, logLikelihood = sum(sapply(result, function(m) as.numeric(logLik(m)))))), auto_unbox = TRUE, digits = NA))
