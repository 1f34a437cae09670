# Writes survival.json.gz: made-up data, and what R's survival gives for them. Made with R 4.2.2, survival 3.5.3, jsonlite 1.8.4:
#   Rscript survival.R
suppressPackageStartupMessages({library(survival); library(jsonlite)})
set.seed(20261201)
n <- 240
d <- data.frame(x = round(rnorm(n), 3), z = rbinom(n, 1, .4), age = round(rnorm(n, 31, 5), 1), centre = sample(1:4, n, TRUE), arm = sample(c("a", "b", "c"), n, TRUE))
# Whole weeks: many ties.
d$time <- pmin(ceiling(rexp(n, .06 * exp(.5 * d$x + .4 * d$z + .02 * (d$age - 31)))), 40); d$event <- as.numeric(runif(n) < .75 & d$time < 40)
d$entry <- ifelse(runif(n) < .5, 0, floor(runif(n) * d$time)); d$weight <- round(runif(n, .5, 3), 3); d$off <- round(rnorm(n, 0, .3), 3)
# Counting process: participants with rows at changing weeks, a covariate that changes, events that repeat.
long <- do.call(rbind, lapply(1:90, function(i) { k <- sample(1:5, 1); t <- cumsum(c(sample(0:3, 1), sample(1:9, k, TRUE))); frailty <- rnorm(1, 0, .5); x <- round(rnorm(1), 3)
	data.frame(id = i, start = t[-(k + 1)], stop = t[-1], dose = round(runif(k), 2), x = x, site = i %% 3, event = rbinom(k, 1, plogis(-.6 + .8 * x + frailty))) }))
limits <- function(s) list(time = s$time, nrisk = s$n.risk, nevent = s$n.event, ncensor = s$n.censor, surv = s$surv, se = s$surv * s$std.err, lower = s$lower, upper = s$upper, cumhaz = s$cumhaz, cumhazse = s$std.chaz)
quant <- function(s) { q <- quantile(s, c(.25, .5, .75)); as.numeric(rbind(q$quantile, q$lower, q$upper)) }
km <- list()
for (type in c("log", "log-log", "plain")) for (delayed in c(FALSE, TRUE)) {
	y <- if (delayed) with(d, Surv(entry, time, event)) else with(d, Surv(time, event))
	s <- survfit(y ~ 1, conf.type = type, conf.int = if (type == "plain") .9 else .95)
	km[[length(km) + 1]] <- c(list(interval = type, delayed = delayed, quantiles = quant(s)), limits(s))
}
diff <- list()
for (rho in c(0, 1)) for (strata in c(FALSE, TRUE)) {
	s <- if (strata) survdiff(Surv(time, event) ~ arm + strata(centre), d, rho = rho) else survdiff(Surv(time, event) ~ arm, d, rho = rho)
	sum2 <- function(v) if (is.matrix(v)) rowSums(v) else v
	diff[[length(diff) + 1]] <- list(rho = rho, strata = strata, observed = sum2(s$obs), expected = sum2(s$exp), var = as.numeric(s$var), chisq = s$chisq, p = 1 - pchisq(s$chisq, length(s$n) - 1))
}
describe <- function(m, robust, zph = TRUE, residuals = FALSE) {
	s <- summary(m); out <- list(beta = unname(coef(m)), se = unname(sqrt(diag(vcov(m)))), naive = unname(sqrt(diag(if (robust) m$naive.var else m$var))),
		loglik = m$loglik, score = m$score, wald = unname(m$wald.test), n = m$n)
	if (is.null(m$offset)) out$lp <- unname(predict(m, type = "lp", reference = "zero"))
	if (residuals) out <- c(out, list(martingale = unname(residuals(m, "martingale")), deviance = unname(residuals(m, "deviance")),
		scoreres = unname(as.matrix(residuals(m, "score"))), dfbeta = unname(as.matrix(residuals(m, "dfbeta"))), schoenfeld = unname(as.matrix(residuals(m, "schoenfeld"))), scaled = unname(as.matrix(residuals(m, "scaledsch")))))
	if (zph) { out$zph <- list(); for (t in c("km", "rank", "identity", "log")) out$zph[[t]] <- unname(cox.zph(m, transform = t)$table[, "chisq"]) }
	con <- concordance(m); out$concordance <- c(con$concordance, sqrt(con$var), if (is.matrix(con$count)) unname(colSums(con$count)[c("concordant", "discordant", "tied.x")]) else unname(con$count[c("concordant", "discordant", "tied.x")])); out }
cox <- list(); keep <- function(name, m, ...) cox[[length(cox) + 1]] <<- c(list(name = name), describe(m, ...))
for (ties in c("efron", "breslow")) {
	control <- coxph.control(eps = 1e-14, iter.max = 60, toler.chol = 1e-15)
	keep(paste(ties, "right"), coxph(Surv(time, event) ~ x + z + age, d, ties = ties, control = control), FALSE)
	keep(paste(ties, "delayed"), coxph(Surv(entry, time, event) ~ x + z + age, d, ties = ties, control = control), FALSE)
	keep(paste(ties, "strata"), coxph(Surv(time, event) ~ x + z + age + strata(centre), d, ties = ties, control = control), FALSE)
	keep(paste(ties, "offset"), coxph(Surv(time, event) ~ x + z + age + offset(off), d, ties = ties, control = control), FALSE)
	keep(paste(ties, "robust"), coxph(Surv(time, event) ~ x + z + age, d, ties = ties, control = control, robust = TRUE), TRUE)
	keep(paste(ties, "weights"), coxph(Surv(time, event) ~ x + z + age, d, ties = ties, control = control, weights = weight, robust = TRUE), TRUE, FALSE, TRUE)
	keep(paste(ties, "long"), coxph(Surv(start, stop, event) ~ dose + x, long, ties = ties, control = control, cluster = id), TRUE, TRUE, TRUE)
	keep(paste(ties, "long strata"), coxph(Surv(start, stop, event) ~ dose + x + strata(site), long, ties = ties, control = control, cluster = id), TRUE, TRUE, TRUE)
}
curves <- list()
for (ties in c("efron", "breslow")) for (strata in c(FALSE, TRUE)) {
	m <- if (strata) coxph(Surv(time, event) ~ x + z + age + strata(centre), d, ties = ties, control = coxph.control(eps = 1e-14, toler.chol = 1e-15)) else coxph(Surv(entry, time, event) ~ x + z + age, d, ties = ties, control = coxph.control(eps = 1e-14, toler.chol = 1e-15))
	new <- data.frame(x = c(0, 1), z = c(1, 0), age = c(28, 35), centre = 2); s <- survfit(m, newdata = new, conf.type = "log-log")
	curves[[length(curves) + 1]] <- list(ties = ties, strata = strata, time = s$time[seq_len(length(s$surv) / 2)], nevent = s$n.event[seq_len(length(s$surv) / 2)],
		surv = as.numeric(s$surv), cumhaz = as.numeric(s$cumhaz), se = as.numeric(s$std.err), lower = as.numeric(s$lower), upper = as.numeric(s$upper))
}
text <- toJSON(list(versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))), data = as.list(d), long = as.list(long),
	km = km, diff = diff, cox = cox, curves = curves), auto_unbox = TRUE, digits = NA, na = "null")
out <- gzfile("survival.json.gz", "wb"); writeLines(text, out); close(out)
