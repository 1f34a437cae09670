# Writes lms.json.gz: made-up measurements, and L, M and S curves that maximise the likelihood of Cole and Green (1992) by base R's optim,
# the likelihood written out plainly, without penalty. Made with R 4.2.2, mgcv 1.8-41 (for the spline's columns), jsonlite 1.8.4:
#   Rscript lms.R
suppressPackageStartupMessages({library(mgcv); library(jsonlite)})
set.seed(20261203)
n <- 800
x <- round(runif(n, 10, 40), 2)
m <- 20 + 8 * sin(x / 12); s <- .1 + .002 * x; l <- -.5 + .02 * x
y <- round(m * (1 + l * s * rnorm(n))^(1 / l), 5)
logLikelihood <- function(L, M, S) { if (any(M <= 0)) return(-1e10); z <- ((y / M)^L - 1) / (L * S); sum(dnorm(z, log = TRUE) + (L - 1) * log(y) - L * log(M) - log(S)) }
cases <- lapply(c(2, 6), function(k) {
	X <- if (k == 2) cbind(1, (x - 25) / 15) else smoothCon(s(x, bs = "cr", k = 6), data.frame(x = x))[[1]]$X
	k0 <- function(v) if (k == 2) c(v, 0) else rep(v, 6)
	f <- function(t) -logLikelihood(X %*% t[1:k], X %*% t[k + 1:k] * 25, exp(X %*% t[2 * k + 1:k]))
	t <- c(k0(.3), k0(1), k0(-2)); value <- Inf
	for (r in 1:40) { o <- optim(t, f, method = if (r %% 2) "BFGS" else "CG", control = list(reltol = 1e-15, maxit = 5000, ndeps = rep(1e-5, 3 * k))); t <- o$par; if (r > 2 && abs(value - o$value) < 1e-10) break; value <- o$value }
	list(k = k, logLikelihood = -o$value, l = as.numeric(X %*% t[1:k])[1:40], m = as.numeric(X %*% t[k + 1:k] * 25)[1:40], s = exp(as.numeric(X %*% t[2 * k + 1:k]))[1:40]) })
text <- toJSON(list(versions = list(R = as.character(getRversion())), x = x, y = y, cases = cases), auto_unbox = TRUE, digits = NA)
out <- gzfile("lms.json.gz", "wb"); writeLines(text, out); close(out)
