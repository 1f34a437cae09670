# R 4.2.2, psych 2.2.9 (Debian r-cran-psych), jsonlite. Rscript psych.R [folder of data/infant-sleep-maternal-mh/raw] | gzip -9n > psych.json.gz
# Made-up answers of 200 people to 7 items (0 to 3), seeded; and the scales of infant-sleep-maternal-mh as summaries, without rows.
suppressMessages({ library(psych); library(jsonlite) })
set.seed(14)
trait <- rnorm(200)
made <- sapply(1:7, function(i) as.integer(cut(trait * (0.4 + 0.1 * i) + rnorm(200), c(-Inf, -0.3, 0.5, 1.3, Inf))) - 1L)
reliability <- function(items) {
	loadings <- as.numeric(fa(items, nfactors = 1, fm = "minres")$loadings)
	common <- sum(loadings)^2
	list(
		n = nrow(items), alpha = unname(suppressWarnings(alpha(items, check.keys = FALSE))$total$raw_alpha),
		omega = common / (common + sum(1 - loadings^2)), mean = mean(rowSums(items)), sd = sd(rowSums(items))
	)
}
folder <- commandArgs(TRUE)[1]
file <- file.path(folder, "Dataset_maternal_mental_health_infant_sleep.csv")
rows <- read.csv(file, fileEncoding = "windows-1252")
scale <- function(pattern) reliability(rows[, grepl(pattern, names(rows))])
cat(toJSON(list(
	r = as.character(getRversion()), psych = as.character(packageVersion("psych")),
	made = list(items = t(made), result = reliability(as.data.frame(made))),
	epds = scale("^EPDS_"), cityBits = scale("^CBTS_")
), auto_unbox = TRUE, digits = 15))
