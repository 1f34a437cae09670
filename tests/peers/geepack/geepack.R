# Writes geepack.json.gz: made-up data, and what R's geepack gives for them. Made with R 4.2.2, geepack 1.3.9, jsonlite 1.8.4:
#   Rscript geepack.R
suppressPackageStartupMessages({library(geepack); library(jsonlite)})
set.seed(20261130)
d <- do.call(rbind, lapply(1:60, function(g) { t <- sort(sample(0:5, sample(3:6, 1))); data.frame(g = g, t = t, group = g %% 2, b = rnorm(1, 0, .8)) }))
d$x <- round(rnorm(nrow(d)), 6); d$exposure <- round(runif(nrow(d), .5, 3), 6)
d$y <- with(d, round(5 + .4 * t + .3 * x + .5 * group + b + rnorm(nrow(d)), 6))
d$event <- with(d, as.numeric(runif(nrow(d)) < plogis(-.3 + .2 * t + .5 * x + b)))
d$count <- with(d, rpois(nrow(d), exposure * exp(.4 + .1 * t + .2 * x - .3 * group + .5 * b)))
rownames(d) <- NULL; d$b <- NULL; d$logExposure <- log(d$exposure)
cases <- list()
for (family in c("gaussian", "binomial", "poisson")) for (corstr in c("independence", "exchangeable", "unstructured")) {
	outcome <- c(gaussian = "y", binomial = "event", poisson = "count")[[family]]
	formula <- as.formula(paste(outcome, "~ t + x + group", if (family == "poisson") "+ offset(logExposure)"))
	# geepack 1.3.9 crashes where "unstructured" meets missing times: there participants with all of the first three are taken.
	rows <- if (corstr == "unstructured") subset(d, t < 3 & ave(t < 3, g, FUN = sum) == 3) else d
	m <- geeglm(formula, id = g, data = rows, family = family, corstr = corstr, scale.fix = FALSE,
		control = geese.control(epsilon = 1e-14, maxit = 500))
	robust <- summary(m)$coefficients
	cases[[length(cases) + 1]] <- list(family = family, correlation = corstr, beta = unname(coef(m)), se = robust[["Std.err"]],
		naive = unname(sqrt(diag(m$geese$vbeta.naiv))), alpha = unname(m$geese$alpha), scale = unname(m$geese$gamma), rows = as.integer(rownames(rows)) - 1L)
}
text <- toJSON(list(versions = list(R = as.character(getRversion()), geepack = as.character(packageVersion("geepack"))), data = as.list(d), cases = cases),
	auto_unbox = TRUE, digits = NA)
out <- gzfile("geepack.json.gz", "wb"); writeLines(text, out); close(out)
