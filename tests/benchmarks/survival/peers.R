# Rscript peers.R JOB FILE: times one call of survival; see bench.ts.
suppressPackageStartupMessages({library(survival); library(jsonlite)})
arguments <- commandArgs(TRUE); job <- arguments[1]; d <- read.csv(arguments[2])
long <- d[rep(seq_len(nrow(d)), each = 2), ]; long$id <- rep(seq_len(nrow(d)), each = 2); odd <- rep(c(TRUE, FALSE), nrow(d))
long$start <- ifelse(odd, 0, long$time / 2); long$stop <- ifelse(odd, long$time / 2, long$time); long$event <- ifelse(odd, 0, long$event)
fit <- coxph(Surv(time, event) ~ age + group + x1 + x2 + x3 + x4, d)
lp <- fit$linear.predictors
of <- function(m) list(x1 = unname(coef(m)["x1"]), error = unname(sqrt(diag(vcov(m)))[3]), logLikelihood = m$loglik[2])
# coxph counts the concordance too, which is a job of its own here: coxph.fit and agreg.fit are what it spends on the model.
run <- switch(job,
	cox = function() of(coxph(Surv(time, event) ~ age + group + x1 + x2 + x3 + x4, d)),
	robust = function() of(coxph(Surv(start, stop, event) ~ age + group + x1 + x2 + x3 + x4, long, cluster = id)),
	curve = function() { s <- survfit(Surv(time, event) ~ 1, d); list(survival = s$surv[5001], low = s$lower[5001]) },
	logRank = function() list(chiSquare = survdiff(Surv(time, event) ~ group, d)$chisq),
	concordance = function() { s <- concordance(Surv(time, event) ~ lp, d, reverse = TRUE); list(estimate = unname(s$concordance), error = sqrt(s$var)) },
	proportional = function() list(chiSquare = cox.zph(fit)$table["GLOBAL", "chisq"]))
walls <- numeric()
while (length(walls) < 6 || (sum(walls) < 2 && length(walls) < 60)) walls <- c(walls, system.time(answer <- run(), gcFirst = FALSE)[["elapsed"]])
status <- readLines("/proc/self/status")
cat(toJSON(list(version = as.character(packageVersion("survival")), firstSeconds = walls[1], seconds = min(walls[-1]), calls = length(walls),
	peakMb = as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("VmHWM", status, value = TRUE))) / 1024, answer = answer), auto_unbox = TRUE, digits = NA), "\n")
