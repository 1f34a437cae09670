# Writes quantreg.json.gz: made-up data, and what R's quantreg gives for them. Made with R 4.2.2, quantreg 5.94, jsonlite 1.8.4:
#   Rscript quantreg.R
suppressPackageStartupMessages({library(quantreg); library(jsonlite)})
set.seed(20261202)
n <- 500
d <- data.frame(week = round(runif(n, 24, 42), 2), parity = rbinom(n, 3, .3), height = round(rnorm(n, 165, 6.5), 1))
d$weight <- round(-4200 + 230 * d$week - 1.2 * (d$week - 33)^2 + 6 * (d$height - 165) + 60 * d$parity + (8 * d$week) * rnorm(n))
d$rounded <- round(d$weight / 250) * 250
d$week2 <- round((d$week - 33)^2, 4)
cases <- list()
for (outcome in c("weight", "rounded")) for (tau in c(.05, .1, .25, .5, .75, .9, .97)) {
	m <- suppressWarnings(rq(as.formula(paste(outcome, "~ week + week2 + height + parity")), tau = tau, data = d, method = "br"))
	error <- function(se) unname(suppressWarnings(summary(m, se = se, covariance = TRUE))$coefficients[, 2])
	r <- residuals(m)
	cases[[length(cases) + 1]] <- list(outcome = outcome, tau = tau, coefficients = unname(coef(m)), loss = sum(r * (tau - (r < 0))), nid = error("nid"), kernel = error("ker"))
}
text <- toJSON(list(versions = list(R = as.character(getRversion()), quantreg = as.character(packageVersion("quantreg"))), data = as.list(d), cases = cases), auto_unbox = TRUE, digits = NA)
out <- gzfile("quantreg.json.gz", "wb"); writeLines(text, out); close(out)
