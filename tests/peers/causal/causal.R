# Writes causal.json.gz: made-up data, and weights and estimators written out with R's glm and lm. Made with R 4.2.2, jsonlite 1.8.4:
#   Rscript causal.R
suppressPackageStartupMessages(library(jsonlite))
set.seed(20261203)
n <- 500
d <- data.frame(age = round(rnorm(n, 31, 5), 1), parity = rbinom(n, 2, .4)); d$a <- rbinom(n, 1, plogis(-.4 + .12 * (d$age - 31) - .3 * d$parity))
d$y <- round(70 + 3 * d$a + .4 * (d$age - 31) - 2 * d$parity + rnorm(n, 0, 4), 3); d$event <- rbinom(n, 1, plogis(-1 + .7 * d$a + .08 * (d$age - 31)))
d$seen <- rbinom(n, 1, plogis(1.5 - .5 * d$a - .06 * (d$age - 31)))
control <- glm.control(epsilon = 1e-15, maxit = 100)
p <- fitted(glm(a ~ age + parity, binomial, d, control = control)); sw <- with(d, ifelse(a == 1, mean(a) / p, (1 - mean(a)) / (1 - p)))
pn <- fitted(glm(a ~ parity, binomial, d, control = control)); nw <- with(d, ifelse(a == 1, pn / p, (1 - pn) / (1 - p)))
w <- with(d, ifelse(a == 1, 1 / p, 1 / (1 - p))); q <- quantile(sw, c(.01, .99)); tw <- pmin(pmax(sw, q[1]), q[2])
smd <- function(v, weights) { s <- sqrt((var(v[d$a == 1]) + var(v[d$a == 0])) / 2); m <- function(g) weighted.mean(v[d$a == g], weights[d$a == g]); (m(1) - m(0)) / s }
size <- function(g) sum(sw[d$a == g])^2 / sum(sw[d$a == g]^2)
pc <- fitted(glm(seen ~ a + age + parity, binomial, d, control = control)); cw <- with(d, ifelse(seen == 1, mean(seen) / pc, 0))
effects <- list()
for (outcome in c("y", "event")) for (lost in c(FALSE, TRUE)) {
	e <- d; e$o <- e[[outcome]]; s <- if (lost) e$seen == 1 else rep(TRUE, n); c1 <- if (lost) pc else rep(1, n)
	m <- if (outcome == "y") lm(o ~ a + age + parity, e[s, ]) else glm(o ~ a + age + parity, binomial, e[s, ], control = control)
	mu <- sapply(1:0, function(v) predict(m, within(e, a <- v), type = "response"))
	g <- colMeans(mu)
	h <- sapply(1:0, function(v) { k <- s & e$a == v; weighted.mean(e$o[k], (w / c1)[k]) })
	r <- sapply(1:2, function(j) { v <- 2 - j; k <- s & e$a == v; mean(mu[, j]) + sum((w / c1)[k] * (e$o[k] - mu[k, j])) / n })
	effects[[length(effects) + 1]] <- list(outcome = outcome, lost = lost, g = g, weighting = h, robust = r)
}
text <- toJSON(list(versions = list(R = as.character(getRversion())), data = as.list(d), p = unname(p), stabilised = unname(sw), numerator = unname(nw), plain = unname(w), truncated = unname(tw),
	censoring = unname(cw), before = c(smd(d$age, rep(1, n)), smd(d$parity, rep(1, n))), after = c(smd(d$age, sw), smd(d$parity, sw)), size = c(size(1), size(0)), effects = effects), auto_unbox = TRUE, digits = NA)
out <- gzfile("causal.json.gz", "wb"); writeLines(text, out); close(out)
