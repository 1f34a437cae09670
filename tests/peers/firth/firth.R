# Rscript firth.R > endometrial.csv, and firth-r.json beside it. R 4.2.2; brglm2 0.9 (Debian r-cran-brglm2 0.9+dfsg-1); epitools 0.5-10.1.
# The endometrial cancers are those of Heinze and Schemper 2002 (doi:10.1002/sim.1047), as brglm2 carries them.
suppressMessages({ library(brglm2); library(epitools) })
data(endometrial)
write.csv(endometrial, row.names = FALSE, quote = FALSE)
tight <- list(epsilon = 1e-13, maxit = 10000)
fit <- function(formula, data) glm(formula, family = binomial(), data = data, method = "brglmFit", type = "AS_mean", control = tight)
numbers <- function(x) paste0("[", paste(formatC(x, digits = 17, format = "g"), collapse = ","), "]")
model <- function(m) sprintf('{"coefficients":%s,"standardErrors":%s}', numbers(coef(m)), numbers(sqrt(diag(vcov(m)))))
tables <- list(c(16, 43, 2, 72), c(7, 24, 1, 57), c(9, 19, 1, 14), c(3, 1, 1, 3), c(12, 5, 6, 29))
exact <- sapply(tables, function(t) {
  m <- matrix(t, 2, byrow = TRUE)
  f <- fisher.test(m)
  e <- suppressWarnings(oddsratio.midp(m))
  sprintf('{"table":%s,"fisher":%s,"midp":%s}', numbers(t),
    numbers(c(f$estimate, f$conf.int, f$p.value)), numbers(c(e$measure[2, ], e$p.value[2, "midp.exact"])))
})
separated <- data.frame(x = c(0, 0, 0, 1, 1, 1), y = c(0, 0, 0, 1, 1, 1))
writeLines(sprintf('{"versions":"R %s, brglm2 %s, epitools %s","endometrial":%s,"separated":%s,"tables":[%s]}',
  getRversion(), packageVersion("brglm2"), packageVersion("epitools"),
  model(fit(HG ~ NV + PI + EH, endometrial)), model(fit(y ~ x, separated)), paste(exact, collapse = ",")), "firth-r.json")
