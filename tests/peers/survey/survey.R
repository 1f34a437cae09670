# Writes survey.json.gz: inputs, and what R's survey gives for them. Made with R 4.2.2, survey 4.1.1, haven 2.5.1, jsonlite 1.8.4:
#   Rscript survey.R <folder with DEMO_G.XPT and BMX_G.XPT of NHANES 2011-2012>
# The schools are those of the package's example (Academic Performance Index, California Department of Education, 2000); NHANES is
# every fourth examined person of 2011-2012, which keeps strata and units.
suppressPackageStartupMessages({library(survey); library(haven); library(jsonlite)})
folder <- commandArgs(TRUE)[1]
data(api)

demo <- read_xpt(file.path(folder, "DEMO_G.XPT")); body <- read_xpt(file.path(folder, "BMX_G.XPT"))
people <- merge(demo, body[, c("SEQN", "BMXBMI", "BMXWT")], by = "SEQN", all.x = TRUE)
people <- people[people$WTMEC2YR > 0, ]
people <- people[seq(1, nrow(people), 4), ]
nhanes <- data.frame(stratum = as.numeric(people$SDMVSTRA), psu = as.numeric(people$SDMVPSU), weight = as.numeric(people$WTMEC2YR),
	age = as.numeric(people$RIDAGEYR), woman = as.numeric(people$RIAGENDR == 2), bmi = as.numeric(people$BMXBMI), kg = as.numeric(people$BMXWT))
nhanes$obese <- as.numeric(nhanes$bmi >= 30)
school <- function(d) data.frame(stratum = as.character(d$stype), psu = d$dnum, weight = d$pw, fpc = d$fpc, api00 = d$api00, api99 = d$api99, ell = d$ell,
	meals = d$meals, mobility = d$mobility, enroll = d$enroll, apistu = d$api.stu, met = as.numeric(d$sch.wide == "Yes"))
apiclus2$fpc <- NA
strat <- school(apistrat); clus1 <- school(apiclus1); clus2 <- school(apiclus2)
lonely <- data.frame(stratum = c("a", "a", "a", "a", "b", "b", "c", "c", "c", "d", "d", "d"), psu = c(1, 1, 2, 2, 1, 1, 1, 2, 3, 1, 1, 2),
	weight = c(2, 3, 1, 4, 5, 2, 2, 3, 1, 4, 2, 6), x = c(3, 5, 8, 1, 12, 9, 4, 6, 2, 7, 7, 10), g = c(1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1))

designs <- list(
	strat = svydesign(id = ~1, strata = ~stratum, weights = ~weight, data = strat, fpc = ~fpc),
	stratNoFpc = svydesign(id = ~1, strata = ~stratum, weights = ~weight, data = strat),
	clus1 = svydesign(id = ~psu, weights = ~weight, data = clus1, fpc = ~fpc),
	clus2 = svydesign(id = ~psu, weights = ~weight, data = clus2),
	nhanes = svydesign(id = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = nhanes))

# glm keeps the weights of the step before the last for its covariance; started where it ended, these are the last ones.
logistic <- function(formula, d) {
	for (start in list(NULL, 1, 1)) {
		g <- do.call(svyglm, list(formula, d, family = quasibinomial(), control = glm.control(epsilon = 1e-15, maxit = 100),
			start = if (!is.null(start)) coef(g)))
	}
	g
}

results <- list()
put <- function(design, what, ...) results[[length(results) + 1]] <<- c(list(design = design, what = what), list(...))
interval <- function(s, df) as.numeric(confint(s, df = df))
for (name in c("strat", "stratNoFpc", "clus1", "clus2")) {
	d <- designs[[name]]
	for (domain in c("all", "met")) {
		s <- if (domain == "all") d else subset(d, met == 1)
		for (y in c("api00", "enroll", "mobility")) {
			f <- as.formula(paste0("~", y))
			df <- degf(s[!is.na(s$variables[[y]]), ])
			m <- svymean(f, s, na.rm = TRUE); put(name, "mean", domain = domain, y = y, df = df, values = c(coef(m), SE(m), interval(m, df)))
			m <- svytotal(f, s, na.rm = TRUE); put(name, "total", domain = domain, y = y, df = df, values = c(coef(m), SE(m), interval(m, df)))
			for (p in c(0.13, 0.5, 0.79)) {
				q <- svyquantile(f, s, p, na.rm = TRUE, df = df)[[1]]
				put(name, "quantile", domain = domain, y = y, p = p, df = df, values = as.numeric(q[1, c(1, 4, 2, 3)]))
			}
		}
		df <- degf(s[!is.na(s$variables$apistu + s$variables$enroll), ])
		r <- svyratio(~apistu, ~enroll, s, na.rm = TRUE)
		put(name, "ratio", domain = domain, y = "apistu/enroll", df = df, values = c(coef(r), SE(r), interval(r, df)))
		g <- svyglm(api00 ~ ell + meals + mobility, s)
		put(name, "linear", domain = domain, df = g$df.residual, values = c(coef(g), SE(g), as.numeric(confint(g)), summary(g)$coefficients[, 4]))
	}
	for (method in c("logit", "mean")) {
		p <- svyciprop(~met, d, method = method)
		put(name, "proportion", interval = method, df = degf(d), values = c(as.numeric(coef(p)), as.numeric(confint(p))))
	}
	g <- logistic(met ~ ell + meals + mobility, d)
	put(name, "logistic", domain = "all", df = g$df.residual, values = c(coef(g), SE(g), as.numeric(confint(g)), summary(g)$coefficients[, 4]))
	b <- svyby(~api00, ~met, d, svymean, covmat = TRUE)
	difference <- svycontrast(b, quote(`1` - `0`)); ratio <- svycontrast(b, quote(`1` / `0`))
	put(name, "contrast", y = "api00", values = c(coef(difference), SE(difference), coef(ratio), SE(ratio)))
}
d <- designs$nhanes
for (domain in c("all", "women 20 to 44", "women over 60")) {
	s <- switch(domain, all = d, `women 20 to 44` = subset(d, woman == 1 & age >= 20 & age <= 44), `women over 60` = subset(d, woman == 1 & age > 60))
	df <- degf(subset(s, !is.na(bmi)))
	m <- svymean(~bmi, s, na.rm = TRUE); put("nhanes", "mean", domain = domain, y = "bmi", df = df, values = c(coef(m), SE(m), interval(m, df)))
	m <- svytotal(~kg, s, na.rm = TRUE); put("nhanes", "total", domain = domain, y = "kg", df = degf(subset(s, !is.na(kg))), values = c(coef(m), SE(m), interval(m, degf(subset(s, !is.na(kg))))))
	q <- svyquantile(~bmi, s, 0.5, na.rm = TRUE, df = df)[[1]]; put("nhanes", "quantile", domain = domain, y = "bmi", p = 0.5, df = df, values = as.numeric(q[1, c(1, 4, 2, 3)]))
	g <- svyglm(bmi ~ age + kg, s); put("nhanes", "linear", domain = domain, df = g$df.residual, values = c(coef(g), SE(g), as.numeric(confint(g)), summary(g)$coefficients[, 4]))
	g <- logistic(obese ~ age, s)
	put("nhanes", "logistic", domain = domain, df = g$df.residual, values = c(coef(g), SE(g), as.numeric(confint(g)), summary(g)$coefficients[, 4]))
}
for (how in c("certainty", "adjust", "average")) {
	options(survey.lonely.psu = how)
	d <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = lonely)
	for (domain in c("all", "g")) {
		s <- if (domain == "all") d else subset(d, g == 1)
		m <- svymean(~x, s); put("lonely", "mean", domain = domain, lonelyPsu = how, y = "x", df = degf(s), values = c(coef(m), SE(m), interval(m, degf(s))))
		m <- svytotal(~x, s); put("lonely", "total", domain = domain, lonelyPsu = how, y = "x", df = degf(s), values = c(coef(m), SE(m), interval(m, degf(s))))
	}
}
out <- gzfile("survey.json.gz", "wb")
writeLines(toJSON(list(R = paste(R.version$major, R.version$minor, sep = "."), survey = as.character(packageVersion("survey")),
	inputs = list(strat = strat, stratNoFpc = strat, clus1 = clus1, clus2 = clus2, nhanes = nhanes, lonely = lonely), results = results),
	auto_unbox = TRUE, digits = NA, dataframe = "columns", na = "null"), out)
close(out)
cat(length(results), file.size("survey.json.gz"), "\n")
