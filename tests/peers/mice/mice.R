# Writes mice.json.gz: made-up data, and what R's mice gives for them. Made with R 4.2.2, mice 3.15.0, jsonlite 1.8.4:
#   Rscript mice.R
suppressPackageStartupMessages({library(mice); library(jsonlite)})
set.seed(20261202)
n <- 400
d <- data.frame(age = round(rnorm(n, 31, 5), 1)); d$weight <- round(55 + .5 * d$age + rnorm(n, 0, 9), 1); d$smokes <- rbinom(n, 1, plogis(-.5 - .08 * (d$age - 31) + .03 * (d$weight - 70)))
d$sugar <- round(3.5 + .02 * d$weight + .3 * d$smokes + rnorm(n, 0, .5), 2)
d$weight[runif(n) < plogis(-1.2 + .9 * (d$sugar - 5))] <- NA; d$smokes[runif(n) < plogis(-1.4 + .08 * (d$age - 31))] <- NA; d$age[runif(n) < .1] <- NA
pools <- list(); keep <- function(name, fits, p) pools[[length(pools) + 1]] <<- list(name = name, estimates = unname(t(sapply(fits, coef))), variances = unname(t(sapply(fits, function(f) diag(vcov(f))))),
	dfcom = p$pooled$dfcom[1], ubar = p$pooled$ubar, b = p$pooled$b, t = p$pooled$t, df = p$pooled$df, riv = p$pooled$riv, lambda = p$pooled$lambda, fmi = p$pooled$fmi,
	estimate = p$pooled$estimate, low = summary(p, conf.int = TRUE)[["2.5 %"]], high = summary(p, conf.int = TRUE)[["97.5 %"]], p = summary(p)$p.value)
for (m in c(3, 5, 40)) { imp <- mice(d, m = m, printFlag = FALSE, seed = m, method = c("norm", "norm", "logreg", "norm")); imp2 <- imp; imp2$imp <- imp$imp
	f <- lapply(seq_len(m), function(i) lm(sugar ~ weight + age + smokes, complete(imp, i))); keep(paste("lm", m), f, pool(f))
	e <- lapply(seq_len(m), function(i) lm(sugar ~ weight + age, complete(imp, i)[1:12, ])); keep(paste("lm of 12 rows", m), e, pool(e)) }
# Whole imputations, to compare within Monte Carlo error.
runs <- list()
for (method in c("norm", "pmm")) { imp <- mice(within(d, smokes <- factor(smokes)), m = 200, maxit = 10, printFlag = FALSE, seed = 7, method = c(method, method, "logreg", method))
	f <- lapply(seq_len(200), function(i) lm(sugar ~ weight + age + smokes, within(complete(imp, i), smokes <- as.numeric(as.character(smokes))))); p <- pool(f)$pooled
	g <- lapply(seq_len(200), function(i) glm(smokes ~ weight + sugar, binomial, within(complete(imp, i), smokes <- as.numeric(as.character(smokes))))); q <- pool(g)$pooled
	runs[[length(runs) + 1]] <- list(method = method, estimate = c(p$estimate, q$estimate), between = c(p$b, q$b), within = c(p$ubar, q$ubar)) }
text <- toJSON(list(versions = list(R = as.character(getRversion()), mice = as.character(packageVersion("mice"))), data = as.list(d), pools = pools, runs = runs), auto_unbox = TRUE, digits = NA, na = "null")
out <- gzfile("mice.json.gz", "wb"); writeLines(text, out); close(out)
