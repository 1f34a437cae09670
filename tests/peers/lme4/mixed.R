# Writes mixed.json.gz: made-up data of the shapes of well-known examples, and what lme4, lmerTest and nlme give for them.
# Made with R 4.2.2, lme4 1.1.31, lmerTest 3.1.3, nlme 3.1.162, numDeriv 2016.8.1.1, jsonlite 1.8.4:
#   Rscript mixed.R
# lme4's optimiser stops at about 1e-5 of the variances. Here its own deviance function is followed to the optimum by Newton's
# method (numDeriv), and the model is made there; nlme's correlation likewise, by the derivative of its log-likelihood.
suppressPackageStartupMessages({library(lme4); library(lmerTest); library(nlme); library(numDeriv); library(jsonlite)})
set.seed(20261130)
put <- function(...) round(..., 6)

sleep <- expand.grid(days = 0:9, subject = 1:18)
sleep <- with(sleep, data.frame(subject, days, weight = put(runif(180, .5, 2)),
	y = put(251 + 10 * days + rnorm(18, 0, 25)[subject] + rnorm(18, 0, 6)[subject] * days + rnorm(180, 0, 25))))
dyestuff <- data.frame(batch = rep(1:6, each = 5)); dyestuff$y <- put(1527 + rnorm(6, 0, 42)[dyestuff$batch] + rnorm(30, 0, 50))
# Means of batches closer together than the error allows: the variance between is estimated as 0.
flat <- dyestuff; flat$y <- put(rep(c(4, 6, 5, 7, 3), 6) + rep(c(.01, -.01, .02, -.02, 0, 0), each = 5) * 3 + sin(1:30) * .1)
penicillin <- expand.grid(sample = 1:6, plate = 1:24)
penicillin$y <- put(23 + rnorm(24, 0, .85)[penicillin$plate] + rnorm(6, 0, 1.9)[penicillin$sample] + rnorm(144, 0, .55))
pastes <- expand.grid(assay = 1:2, cask = 1:3, batch = 1:10); pastes$inner <- pastes$batch * 10 + pastes$cask
pastes$y <- put(60 + rnorm(10, 0, 1.3)[pastes$batch] + rnorm(30, 0, 2.9)[(pastes$batch - 1) * 3 + pastes$cask] + rnorm(60, 0, .8))
cake <- expand.grid(temperature = seq(175, 225, 10), recipe = 1:3, replicate = 1:15); cake$inner <- cake$replicate * 10 + cake$recipe
cake <- with(cake, data.frame(inner, r2 = as.numeric(recipe == 2), r3 = as.numeric(recipe == 3), temperature,
	y = put(33 + .16 * (temperature - 200) - 1.5 * (recipe == 2) - 1.5 * (recipe == 3) + rnorm(45, 0, 6)[(replicate - 1) * 3 + recipe] + rnorm(270, 0, 4.5))))
cake$r2t <- cake$r2 * cake$temperature; cake$r3t <- cake$r3 * cake$temperature
# Each student rates a few teachers, who belong to departments: partly crossed, partly nested.
ratings <- do.call(rbind, lapply(1:120, function(s) data.frame(student = s, teacher = sample(40, sample(3:8, 1)))))
ratings <- ratings[sample(nrow(ratings)), ]; ratings$department <- (ratings$teacher - 1) %/% 8 + 1; ratings$x <- put(rnorm(nrow(ratings)))
ratings$y <- with(ratings, put(3 + .4 * x + rnorm(120, 0, .5)[student] + (rnorm(40, 0, .6) + rnorm(40, 0, .3) * 1)[teacher] + rnorm(5, 0, .5)[department] +
	rnorm(120, 0, .3)[student] * x + rnorm(nrow(ratings))))
# Children in families in centres, unbalanced, with a slope in the middle.
families <- do.call(rbind, lapply(1:60, function(f) data.frame(family = f, centre = (f * 7) %% 9, t = sort(put(runif(sample(2:9, 1), 0, 5))))))
families$y <- with(families, put(50 + 2 * t + rnorm(60, 0, 3)[family] + rnorm(60, 0, .8)[family] * t + rnorm(9, 0, 2)[centre + 1] + rnorm(nrow(families), 0, 1.5)))
# Intercept and slope are one number a group: a correlation of 1.
one <- expand.grid(t = 0:5, g = 1:12); one$y <- put(5 + one$t + rnorm(12)[one$g] * (1 + .5 * one$t) + rnorm(72, 0, 2))
days <- do.call(rbind, lapply(1:40, function(g) { day <- sort(sample(60, sample(15:30, 1))); e <- as.numeric(arima.sim(list(ar = .5), 60))[day]
	data.frame(g = g, day = day, time = day + put(runif(length(day), -.4, .4)), e = e) }))
days$x <- put(rnorm(nrow(days)))
days$y <- with(days, put(1 + .3 * x + .01 * day + rnorm(40)[g] + rnorm(40, 0, .02)[g] * day + e)); days$e <- NULL
data <- list(sleep = sleep, dyestuff = dyestuff, flat = flat, penicillin = penicillin, pastes = pastes, cake = cake, ratings = ratings,
	families = families, one = one, days = days)

cases <- list()
term <- function(groups, columns = list(), correlated = TRUE, intercept = TRUE) list(name = groups, groups = groups, columns = columns, correlated = correlated, intercept = intercept)

polished <- function(m) {
	devfun <- update(m, devFunOnly = TRUE); theta <- getME(m, "theta")
	if (isSingular(m)) return(m)
	for (k in 1:3) theta <- theta - solve(hessian(devfun, theta), grad(devfun, theta))
	value <- devfun(theta)
	made <- mkMerMod(environment(devfun), list(par = theta, fval = value, conv = 0), mkReTrms(findbars(formula(m)), model.frame(m)), model.frame(m))
	made@call <- m@call; made
}

tight <- lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-14, xtol_rel = 0, ftol_rel = 1e-15, maxeval = 1e5), calc.derivs = FALSE)
fitted_lme4 <- list()
lme4_case <- function(id, name, formula, fixed, random, method = "REML", weights = NULL) {
	d <- data[[name]]
	arguments <- list(formula = formula, data = d, REML = method == "REML", control = tight)
	if (!is.null(weights)) arguments$weights <- d[[weights]]
	m <- polished(suppressMessages(do.call(lme4::lmer, arguments)))
	lt <- suppressMessages(as_lmerModLmerTest(m)); co <- coef(summary(lt))
	vc <- VarCorr(m); re <- ranef(m, condVar = TRUE)
	fixedPart <- as.numeric(model.matrix(m) %*% fixef(m))
	# Johnson 2014: mean over rows of the diagonal of Z Sigma Z', all terms.
	randomVariance <- sum(diag(as.matrix(crossprod(getME(m, "Lambdat") %*% getME(m, "Zt"))))) * sigma(m)^2 / nrow(d)
	if (!is.null(weights)) randomVariance <- NA
	fixedVariance <- var(fixedPart); total <- fixedVariance + randomVariance + sigma(m)^2
	fitted_lme4[[id]] <<- m
	cases[[id]] <<- list(program = "lme4", data = name, formula = deparse1(formula), fixed = fixed, random = random, method = method, weights = weights,
		beta = unname(fixef(m)), se = unname(co[, "Std. Error"]), df = unname(co[, "df"]), p = unname(co[, "Pr(>|t|)"]),
		covariance = as.numeric(as.matrix(vcov(m))), variances = unname(lapply(vc, function(v) as.numeric(v))), sigma2 = sigma(m)^2,
		logLik = as.numeric(logLik(m)), aic = AIC(m), bic = BIC(m), singular = isSingular(m),
		groups = unname(lapply(re, rownames)), ranef = unname(lapply(re, function(r) as.numeric(t(as.matrix(r))))),
		condVar = unname(lapply(re, function(r) { v <- attr(r, "postVar"); if (is.list(v)) NULL else as.numeric(v) })),
		fitted = as.numeric(fitted(m)), marginal = fixedVariance / total, conditional = (fixedVariance + randomVariance) / total)
}

lme4_case("sleep", "sleep", y ~ days + (days | subject), list("days"), list(term("subject", list("days"))))
lme4_case("sleep ML", "sleep", y ~ days + (days | subject), list("days"), list(term("subject", list("days"))), "ML")
lme4_case("sleep no slope ML", "sleep", y ~ days + (1 | subject), list("days"), list(term("subject")), "ML")
lme4_case("sleep no days ML", "sleep", y ~ 1 + (days | subject), list(), list(term("subject", list("days"))), "ML")
lme4_case("sleep uncorrelated", "sleep", y ~ days + (1 | subject) + (0 + days | subject), list("days"), list(term("subject"), term("subject", list("days"), TRUE, FALSE)))
lme4_case("sleep weights", "sleep", y ~ days + (days | subject), list("days"), list(term("subject", list("days"))), "REML", "weight")
lme4_case("sleep slope alone", "sleep", y ~ days + (0 + days | subject), list("days"), list(term("subject", list("days"), TRUE, FALSE)))
lme4_case("dyestuff", "dyestuff", y ~ 1 + (1 | batch), list(), list(term("batch")))
lme4_case("dyestuff ML", "dyestuff", y ~ 1 + (1 | batch), list(), list(term("batch")), "ML")
lme4_case("flat", "flat", y ~ 1 + (1 | batch), list(), list(term("batch")))
lme4_case("penicillin", "penicillin", y ~ 1 + (1 | plate) + (1 | sample), list(), list(term("plate"), term("sample")))
lme4_case("penicillin ML", "penicillin", y ~ 1 + (1 | plate) + (1 | sample), list(), list(term("plate"), term("sample")), "ML")
lme4_case("pastes", "pastes", y ~ 1 + (1 | inner) + (1 | batch), list(), list(term("inner"), term("batch")))
lme4_case("cake", "cake", y ~ r2 + r3 + temperature + r2t + r3t + (1 | inner), list("r2", "r3", "temperature", "r2t", "r3t"), list(term("inner")))
lme4_case("cake no interaction ML", "cake", y ~ r2 + r3 + temperature + (1 | inner), list("r2", "r3", "temperature"), list(term("inner")), "ML")
lme4_case("cake ML", "cake", y ~ r2 + r3 + temperature + r2t + r3t + (1 | inner), list("r2", "r3", "temperature", "r2t", "r3t"), list(term("inner")), "ML")
lme4_case("ratings", "ratings", y ~ x + (x | student) + (1 | teacher) + (1 | department), list("x"),
	list(term("student", list("x")), term("teacher"), term("department")))
lme4_case("ratings ML", "ratings", y ~ x + (1 | student) + (1 | teacher), list("x"), list(term("student"), term("teacher")), "ML")
lme4_case("families", "families", y ~ t + (t | family) + (1 | centre), list("t"), list(term("family", list("t")), term("centre")))
lme4_case("one", "one", y ~ t + (t | g), list("t"), list(term("g", list("t"))))

# Combinations of fixed effects, one and several; comparisons of two fits.
lt <- as_lmerModLmerTest(fitted_lme4[["cake"]])
L <- rbind(c(0, 0, 0, 0, 1, 0), c(0, 0, 0, 0, 0, 1)); L1 <- c(0, 0, 0, 1, 1, 0)
md <- contestMD(lt, L); c1 <- contest1D(lt, L1, confint = TRUE)
lt2 <- as_lmerModLmerTest(fitted_lme4[["sleep"]]); md2 <- contestMD(lt2, diag(2))
tests <- list(list(case = "cake", contrasts = L, f = md[["F value"]], numerator = md$NumDF, denominator = md$DenDF, p = md[["Pr(>F)"]]),
	list(case = "sleep", contrasts = diag(2), f = md2[["F value"]], numerator = md2$NumDF, denominator = md2$DenDF, p = md2[["Pr(>F)"]]))
contrast <- list(case = "cake", weights = L1, values = c(c1$Estimate, c1[["Std. Error"]], c1$df, c1[["t value"]], c1[["Pr(>|t|)"]], c1$lower, c1$upper))
compare <- function(a, b) { t <- anova(fitted_lme4[[a]], fitted_lme4[[b]], refit = FALSE); list(first = a, second = b, values = c(t$Chisq[2], t$Df[2], t[["Pr(>Chisq)"]][2])) }
comparisons <- list(compare("sleep no slope ML", "sleep ML"), compare("sleep no days ML", "sleep ML"), compare("cake no interaction ML", "cake ML"))

# nlme. Its optimiser stops at about 1e-4 of the variances: it is followed by Newton's method on the same function.
imports <- parent.env(asNamespace("nlme")); unlockBinding("nlminb", imports)
assign("nlminb", function(start, objective, ...) {
	found <- stats::nlminb(start, objective, ...)
	for (k in 1:3) found$par <- found$par - solve(hessian(objective, found$par), grad(objective, found$par))
	found$objective <- objective(found$par); found
}, imports)
nlme_case <- function(id, fixedFormula, fixed, randomFormula, random, kind, order, method) {
	d <- data$days; form <- as.formula(paste("~", if (is.null(order)) "1" else order, "| g"))
	structure <- switch(kind, ar1 = corAR1(.1, form), car1 = corCAR1(.2, form), compound = corCompSymm(.1, form))
	m <- if (is.null(randomFormula)) gls(fixedFormula, data = d, correlation = structure, method = method) else
		lme(fixedFormula, data = d, random = randomFormula, correlation = structure, method = method, control = lmeControl(returnObject = TRUE))
	# By ML nlme widens the standard errors by sqrt(n / (n - p)), which is taken back here.
	beta <- if (is.null(randomFormula)) coef(m) else fixef(m); shrink <- if (method == "ML") sqrt((nrow(d) - length(beta)) / nrow(d)) else 1
	cases[[id]] <<- list(program = "nlme", data = "days", formula = deparse1(fixedFormula), fixed = fixed, random = random, method = method,
		errors = list(kind = kind, groups = "g", order = order), correlation = unname(coef(m$modelStruct$corStruct, unconstrained = FALSE)),
		beta = unname(beta), se = unname(summary(m)$tTable[, "Std.Error"]) * shrink,
		variances = if (is.null(randomFormula)) list() else list(as.numeric(getVarCov(m))), sigma2 = m$sigma^2, logLik = as.numeric(logLik(m)),
		fitted = as.numeric(fitted(m)))
}
intercept <- list(term("g"))
nlme_case("ar1", y ~ x + day, list("x", "day"), ~ 1 | g, intercept, "ar1", "day", "REML")
nlme_case("ar1 ML", y ~ x + day, list("x", "day"), ~ 1 | g, intercept, "ar1", "day", "ML")
nlme_case("ar1 slope", y ~ x + day, list("x", "day"), ~ day | g, list(term("g", list("day"))), "ar1", "day", "REML")
nlme_case("car1", y ~ x + day, list("x", "day"), ~ 1 | g, intercept, "car1", "time", "REML")
nlme_case("car1 ML", y ~ x + day, list("x", "day"), ~ 1 | g, intercept, "car1", "time", "ML")
nlme_case("gls ar1", y ~ x + day, list("x", "day"), NULL, list(), "ar1", "day", "REML")
nlme_case("gls car1 ML", y ~ x + day, list("x", "day"), NULL, list(), "car1", "time", "ML")
nlme_case("gls compound", y ~ x + day, list("x", "day"), NULL, list(), "compound", NULL, "REML")
nlme_case("gls compound ML", y ~ x + day, list("x", "day"), NULL, list(), "compound", NULL, "ML")

versions <- list(R = as.character(getRversion()), lme4 = as.character(packageVersion("lme4")), lmerTest = as.character(packageVersion("lmerTest")),
	nlme = as.character(packageVersion("nlme")))
text <- toJSON(list(versions = versions, data = lapply(data, as.list), cases = cases, tests = tests, contrast = contrast, comparisons = comparisons),
	auto_unbox = TRUE, digits = NA, null = "null", na = "null", matrix = "rowmajor")
out <- gzfile("mixed.json.gz", "wb"); writeLines(text, out); close(out)
