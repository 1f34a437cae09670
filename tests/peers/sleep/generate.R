# One-way analysis of variance of differences between device and reference, several nights a person: what tests/peers/sleep compares
# the limits of agreement with. Rscript generate.R > night-agreement.json (gzip -n); base R alone. The nights are made up, from seed 7.
set.seed(7)
people <- rep(1:12, times = c(1, 2, 3, 4, 5, 5, 4, 3, 2, 6, 1, 4))
reference <- round(420 + 40 * rnorm(length(people)), 1)
device <- round(reference + 12 + 15 * rnorm(12)[people] + 20 * rnorm(length(people)), 1)
d <- device - reference
squares <- summary(aov(d ~ factor(people)))[[1]][["Mean Sq"]]
m <- table(people)
perPerson <- (sum(m) - sum(m^2) / sum(m)) / (length(m) - 1)
between <- max(0, (squares[1] - squares[2]) / perPerson)
total <- sqrt(squares[2] + between)
slope <- coef(lm(d ~ reference))[[2]]
spread <- coef(lm(abs(resid(lm(d ~ reference))) ~ reference))[[2]]
list <- function(x) paste0("[", paste(format(x, digits = 17, trim = TRUE), collapse = ","), "]")
one <- function(x) format(x, digits = 17)
cat("{\"versions\":{\"R\":\"", R.version$major, ".", R.version$minor, "\"},\"output\":{\"people\":", list(people), ",\"reference\":", list(reference), ",\"device\":", list(device),
    ",\"bias\":", one(mean(d)), ",\"within\":", one(sqrt(squares[2])), ",\"between\":", one(sqrt(between)), ",\"lower\":", one(mean(d) - qnorm(.975) * total),
    ",\"upper\":", one(mean(d) + qnorm(.975) * total), ",\"slope\":", one(slope), ",\"spread\":", one(spread), "}}\n", sep = "")
