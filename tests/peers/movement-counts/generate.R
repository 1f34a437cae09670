# What programs in R give, on what made-up.ts makes too.
# Rscript generate.R <folder with their functions> <folder tests/peers>
# R 4.2.2, zoo 1.8-11. The functions are not kept here: verisense_count_steps.R of ShimmerEngineering/Verisense-Toolbox, g.getbout.R of
# wadpac/GGIR 3.1, extrapolate.R of mHealthGroup/MIMSunit (extrapolate_single_col, with its mark, edge, fit and interpolate functions).
arguments <- commandArgs(TRUE)
for (file in c("verisense.R", "getbout.functions.R", "extrapolate.R")) source(file.path(arguments[1], file))
lcg <- function(s) { hi <- floor(s / 65536); lo <- s - hi * 65536; (1664525 * lo + ((1664525 * hi) %% 65536) * 65536 + 1013904223) %% 4294967296 }
made_up_mg <- function(fs, seconds, seed, amplitudes = c(0, 20, 300, 1000, 3000)) {
  out <- matrix(0, fs * seconds, 3)
  for (axis in 0:2) {
    s <- seed * 3 + axis + 1
    for (segment in 0:(seconds %/% 10 - 1)) {
      s <- lcg(s); amplitude <- amplitudes[floor(s / 65536) %% length(amplitudes) + 1]
      s <- lcg(s); period <- fs %/% 4 + floor(s / 65536) %% (2 * fs)
      for (i in 0:(10 * fs - 1)) {
        phase <- i %% period; s <- lcg(s)
        out[segment * 10 * fs + i + 1, axis + 1] <- (4 * amplitude * min(phase, period - phase)) %/% period - amplitude +
          floor(s / 65536) %% 41 - 20 + ifelse(axis == 2, 1000, 0)
      }
    }
  }
  out
}
mask <- function(seed, n, stay) { s <- seed; v <- 0; out <- numeric(n); for (i in 1:n) { s <- lcg(s); if (floor(s / 65536) %% 1000 >= stay) v <- 1 - v; out[i] <- v }; out }
keep <- function(program, name, call, output) {
  dir.create(file.path(arguments[2], program), showWarnings = FALSE)
  text <- sprintf('{"peer":"%s","versions":{"R":"%s.%s"},"params":{"call":"%s"},"output":%s}', program, R.version$major, R.version$minor, call, output)
  file <- file.path(arguments[2], program, paste0(name, ".json")); writeLines(text, file); system2("gzip", c("-nf9", file))
}
array_of <- function(x, digits = 17) paste0("[", paste(format(x, digits = digits, scientific = FALSE, trim = TRUE), collapse = ","), "]")

# Steps
settings <- list(original = c(3, 5, 15, -0.5, 3, 4, 0.001, 1.2), revised = c(4, 4, 20, -1, 4, 4, 0.01, 1.25))
walk <- made_up_mg(15, 600, 9, c(0, 100, 300, 500, 800)) / 1000
keep("verisense", "steps", "verisense_count_steps(made_up_mg(15, 600, 9, c(0, 100, 300, 500, 800)) / 1000, settings)",
  paste0("{", paste(sprintf('"%s":%s', names(settings), sapply(settings, function(one) array_of(verisense_count_steps(walk, one)))), collapse = ","), "}"))

# Bouts
found <- c()
for (ws3 in c(5, 15, 60)) for (minutes in c(1, 5, 10)) for (fraction in c(0.8, 0.9, 1)) for (stay in c(700, 900)) {
  stays <- ifelse(ws3 == 5, stay + 60, stay); b <- g.getbout(mask(1000 + ws3 + minutes, 1200, stays), minutes * 60 / ws3, fraction, ws3)
  r <- rle(b); e <- cumsum(r$lengths); s <- e - r$lengths; k <- which(r$values == 1)
  found <- c(found, sprintf('{"epochSeconds":%d,"minutes":%d,"fraction":%g,"seed":%d,"stay":%d,"bouts":[%s]}', ws3, minutes, fraction, 1000 + ws3 + minutes, stays, paste(sprintf("[%d,%d]", s[k], e[k]), collapse = ",")))
}
keep("ggir", "bouts", "g.getbout(mask(seed, 1200, stay), minutes * 60 / epochSeconds, fraction, epochSeconds)", paste0("[", paste(found, collapse = ","), "]"))

# Clipped samples
clip <- pmax(-2000, pmin(2000, made_up_mg(100, 60, 43)[, 1])) / 1000
keep("mimsunit", "extrapolate", "extrapolate_single_col(t, clipped at 2 g, range = c(-2, 2))", array_of(extrapolate_single_col((seq_along(clip) - 1) / 100, clip, c(-2, 2)), 12))
