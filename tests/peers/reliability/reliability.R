# Rscript reliability.R > reliability-r.json. R 4.2.2: variance components by moments from aov with unequal numbers (Searle 1992).
text <- paste(readLines("reliability.json"), collapse = "")
unequal <- sub('.*"unequal": \\[\\[', "", text)
groups <- strsplit(sub("\\]\\].*", "", unequal), "\\], \\[")[[1]]
values <- lapply(strsplit(groups, ", "), as.numeric)
d <- data.frame(y = unlist(values), g = factor(rep(seq_along(values), lengths(values))))
squares <- summary(aov(y ~ g, d))[[1]][["Mean Sq"]]
n <- lengths(values)
n0 <- (sum(n) - sum(n^2) / sum(n)) / (length(n) - 1)
between <- (squares[1] - squares[2]) / n0
cat(sprintf('{"versions":"R %s","icc":%.17g,"between":%.17g,"within":%.17g,"n0":%.17g}\n', getRversion(),
  between / (between + squares[2]), between, squares[2], n0))
