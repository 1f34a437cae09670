# Writes mgcv.json.gz: made-up data, and what R's mgcv gives for them. Made with R 4.2.2, mgcv 1.8-41, jsonlite 1.8.4:
#   Rscript mgcv.R
suppressPackageStartupMessages({library(mgcv); library(jsonlite)})
set.seed(20261201)
n <- 400
d <- data.frame(week = round(runif(n, 8, 41), 2), age = round(rnorm(n, 31, 5), 1), hour = round(runif(n, 0, 24), 3), woman = rep(1:40, each = 10), boy = rbinom(n, 1, .5), dose = round(rnorm(n), 4))
own <- rnorm(40, 0, .6)
curve <- 2 * sin(d$week / 6) + .03 * (d$age - 31)
d$y <- round(20 + curve + .5 * d$boy + .8 * cos(2 * pi * d$hour / 24) + own[d$woman] + rnorm(n, 0, .8), 6)
d$event <- rbinom(n, 1, plogis(-.4 + .8 * curve))
d$exposure <- round(runif(n, .5, 3), 4); d$logExposure <- log(d$exposure)
d$count <- rpois(n, d$exposure * exp(.3 + .4 * curve))
d$womanF <- factor(d$woman); d$sex <- factor(ifelse(d$boy == 1, "boy", "girl"), levels = unique(ifelse(d$boy == 1, "boy", "girl")))
control <- gam.control(epsilon = 1e-14, maxit = 500, newton = list(conv.tol = 1e-13, maxNstep = 5, maxSstep = 2, maxHalf = 30, use.svd = FALSE))
calls <- list(
	one = list(y ~ s(week, bs = "cr"), "gaussian"),
	two = list(y ~ boy + s(week, bs = "cr", k = 12) + s(age, bs = "cr"), "gaussian"),
	pspline = list(y ~ s(week, bs = "ps", k = 12), "gaussian"),
	cyclic = list(y ~ s(week, bs = "cr") + s(hour, bs = "cc", k = 8), "gaussian"),
	random = list(y ~ s(week, bs = "cr") + s(womanF, bs = "re"), "gaussian"),
	labels = list(y ~ boy + s(week, by = sex, bs = "cr", k = 8), "gaussian"),
	varying = list(y ~ s(week, by = dose, bs = "cr", k = 8), "gaussian"),
	binomial = list(event ~ s(week, bs = "cr") + s(age, bs = "cr", k = 6), "binomial"),
	poisson = list(count ~ boy + s(week, bs = "cr") + s(age, bs = "ps", k = 8) + offset(logExposure), "poisson"),
	poissonRandom = list(count ~ s(week, bs = "cr") + s(womanF, bs = "re") + offset(logExposure), "poisson"))
grid <- data.frame(week = seq(9, 40, length.out = 21), age = 30, hour = 6, womanF = factor(3, levels = 1:40), boy = 1, sex = factor("boy", levels = levels(d$sex)), dose = 1, logExposure = 0)
cases <- list()
for (name in names(calls)) for (method in c("REML", "GCV.Cp")) {
	call <- calls[[name]]
	g <- gam(call[[1]], family = call[[2]], data = d, method = method, control = control, knots = list(hour = c(0, 24)))
	s <- summary(g)
	p <- predict(g, grid, se.fit = TRUE)
	q <- predict(g, grid, type = "terms", se.fit = TRUE)
	week <- which(startsWith(colnames(q$fit), "s(week)"))[1]
	if (name == "labels") week <- which(colnames(q$fit) == "s(week):sexboy")
	parametric <- seq_len(g$nsdf)
	cases[[length(cases) + 1]] <- list(name = name, method = ifelse(method == "REML", "REML", "GCV"), family = call[[2]],
		coefficients = unname(coef(g)), standardErrors = unname(sqrt(diag(g$Vp))), edf = unname(s$edf), totalEdf = sum(g$edf), referenceEdf = unname(s$s.table[, "Ref.df"]),
		statistic = unname(s$s.table[, 3]), p = unname(s$s.table[, 4]), parametricP = unname(s$p.pv),
		lambda = unname(g$sp / sapply(g$smooth, function(x) x$S.scale[[1]])), score = unname(g$gcv.ubre), scale = unname(g$sig2), remlScale = unname(g$reml.scale), aic = AIC(g), plainAic = g$aic,
		deviance = deviance(g), nullDeviance = g$null.deviance, explained = s$dev.expl, adjustedR2 = s$r.sq, fitted = unname(fitted(g))[1:50],
		prediction = unname(as.numeric(p$fit)), predictionError = unname(as.numeric(p$se.fit)), curve = unname(q$fit[, week]), curveError = unname(q$se.fit[, week]),
		concurvity = unname(concurvity(g)[1, -1]))
}
d$womanF <- NULL; d$sex <- as.character(d$sex)
text <- toJSON(list(versions = list(R = as.character(getRversion()), mgcv = as.character(packageVersion("mgcv"))), data = as.list(d), grid = grid$week, cases = cases), auto_unbox = TRUE, digits = NA)
out <- gzfile("mgcv.json.gz", "wb"); writeLines(text, out); close(out)
