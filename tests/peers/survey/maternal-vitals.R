# Prints what R's survey gives for papers/maternal-vitals: means, differences of pregnant women and others, at equal age, and a median. They stand in
# the paper's own test. Made with R 4.2.2, survey 4.1.1, foreign 0.8-84: Rscript maternal-vitals.R <raw folder of nhanes-2003-2006>
suppressPackageStartupMessages({library(survey); library(foreign)})
raw <- commandArgs(TRUE)[1]
read <- function(kind) do.call(rbind, lapply(c("C", "D"), function(cycle) {
	table <- read.xport(file.path(raw, sprintf("inst/extdat/covar/%s_%s.XPT", kind, cycle)))
	keep <- list(DEMO = c("SEQN", "RIDEXPRG", "RIDAGEYR", "RIAGENDR", "SDMVPSU", "SDMVSTRA", "WTMEC2YR"), BPX = c("SEQN", "BPXPLS", paste0("BPXSY", 1:4), paste0("BPXDI", 1:4)))
	table[, keep[[kind]]]
}))
people <- merge(read("DEMO"), read("BPX"), by = "SEQN", all.x = TRUE)
people <- people[people$WTMEC2YR > 0, ]
# foreign reads eight zero bytes as 0; a reading of 0 is no pressure.
mean_above <- function(columns) { m <- as.matrix(people[, columns]); m[!is.na(m) & m < 1] <- NA; value <- rowMeans(m, na.rm = TRUE); ifelse(is.nan(value), NA, value) }
people$pulse <- people$BPXPLS
people$systolic <- mean_above(paste0("BPXSY", 1:4))
people$diastolic <- mean_above(paste0("BPXDI", 1:4))
people$pregnant <- as.numeric(people$RIDEXPRG %in% 1)
people$age <- (people$RIDAGEYR - 29) / 10
design <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~I(WTMEC2YR / 2), nest = TRUE, data = people)
women <- subset(design, RIAGENDR == 2 & RIDAGEYR >= 18 & RIDAGEYR <= 40 & RIDEXPRG %in% 1:2)
for (measure in c("pulse", "systolic", "diastolic")) {
	here <- subset(women, !is.na(women$variables[[measure]]))
	df <- degf(subset(here, pregnant == 1))
	plain <- svyglm(as.formula(paste(measure, "~ pregnant")), here)
	aged <- svyglm(as.formula(paste(measure, "~ pregnant + age + I(age^2)")), here)
	mean <- svymean(as.formula(paste0("~", measure)), subset(here, pregnant == 1))
	median <- svyquantile(as.formula(paste0("~", measure)), subset(here, pregnant == 1), 0.5, interval.type = "mean", qrule = "math")[[1]]
	cat(measure, df, format(c(coef(mean), confint(mean, df = df)), digits = 15), "\n")
	cat("  unadjusted", format(c(coef(plain)[2], confint(plain, ddf = df)[2, ]), digits = 15), "\n")
	cat("  at equal age", format(c(coef(aged)[2], confint(aged, ddf = df)[2, ]), digits = 15), "\n")
	cat("  median", format(median[1:3], digits = 15), "\n")
}
