# Prints what R's survey gives for papers/pregnancy-activity: differences of pregnant women and others, 12 degrees of freedom. They stand in the
# paper's own test. Made with R 4.2.2, survey 4.1.1, haven 2.5.1: Rscript pregnancy-activity.R <raw folder of nhanes-2011-2014-steps>
suppressPackageStartupMessages({library(survey); library(haven)})
raw <- commandArgs(TRUE)[1]
derived <- readRDS(file.path(raw, "data/covariates_accel_mortality_df.rds"))
names <- c("SEQN", "RIDEXPRG", "RIDAGEYR", "RIAGENDR", "SDMVPSU", "SDMVSTRA", "WTMEC2YR")
demographics <- do.call(rbind, lapply(c("G", "H"), function(cycle) read_xpt(file.path(raw, sprintf("data/demographics/raw/DEMO_%s.XPT", cycle)))[, names]))
derived$SEQN <- as.numeric(derived$SEQN)
people <- merge(demographics, derived, by = "SEQN")
people <- people[people$WTMEC2YR > 0, ]
people$pregnant <- as.numeric(people$RIDEXPRG %in% 1)
design <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~I(WTMEC2YR / 2), nest = TRUE, data = people)
women <- subset(design, num_valid_days >= 3 & RIAGENDR == 2 & RIDAGEYR >= 20 & RIDAGEYR <= 44 & RIDEXPRG %in% 1:2)
df <- degf(subset(women, pregnant == 1))
for (measure in c("total_scsslsteps", "total_adeptsteps", "total_actisteps", "total_PAXMTSM")) {
	model <- svyglm(as.formula(paste(measure, "~ pregnant")), women)
	cat(measure, df, format(c(coef(model)[2], confint(model, ddf = df)[2, ]), digits = 15), "\n")
}
