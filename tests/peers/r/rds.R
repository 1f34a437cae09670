# Writes rds.json.gz: values as R saves them, and what R says of each; and transport files that haven writes with SAS's missing
# values. Made with R 4.2.2, haven 2.5.1, jsonlite 1.8.4: Rscript rds.R
suppressPackageStartupMessages({library(jsonlite); library(haven)})
Sys.setlocale("LC_ALL", "C.UTF-8")

setClass("Woman", representation(age = "numeric", name = "character"))
latin1 <- "caf\xe9"; Encoding(latin1) <- "latin1"
rawtext <- "a\xff"; Encoding(rawtext) <- "bytes"
deferred <- as.character(c(1L, NA, -20L, 100000L))
frame <- data.frame(
	id = c("a", NA, "\u00e9t\u00e9", "d"), n = c(1L, NA, -3L, 2147483647L), x = c(0.1, NA, NaN, -Inf), yes = c(TRUE, NA, FALSE, TRUE),
	group = factor(c("low", NA, "high", "low"), levels = c("low", "high", "never")),
	grade = factor(c("1", "2", "1", "3"), ordered = TRUE),
	day = as.Date(c("2020-02-29", NA, "1960-01-01", "1582-10-15")),
	time = as.POSIXct(c("2020-03-29 01:30:00", NA, "1969-12-31 23:59:59", "2026-01-01"), tz = "Europe/Berlin"),
	wait = as.difftime(c(1, NA, 2.5, 0), units = "mins"), stringsAsFactors = FALSE)
frame$parts <- list(1, "b", NULL, 3:4)
named <- data.frame(v = 1:2, row.names = c("first", "second"))
bits <- {set.seed(13); r <- as.raw(sample(0:255, 1600, TRUE)); x <- readBin(r, "double", 200); x[!is.nan(x)]}

values <- list(
	frame = frame, named = named, bits = bits,
	logical = c(TRUE, FALSE, NA), integer = c(1L, NA, -2147483647L), double = c(0, -0, 1/3, NA, NaN, Inf, 5e-324, 1.7976931348623157e308),
	complex = c(1+2i, NA, complex(real = NaN, imaginary = -1)), raw = as.raw(0:255),
	texts = c("", NA, "\u00fc\u4e2d\U1F600", latin1, rawtext, "NA"), sequence = 1:1000, downwards = 20:3, doubles = as.numeric(5:9) + 0,
	realsequence = seq(1, 10), deferred = deferred, list = list(a = 1, 2, b = list(NULL, "x")), matrix = matrix(1:6, 2, dimnames = list(NULL, c("a", "b", "c"))),
	formula = y ~ x + log(z), symbol = quote(x), call = quote(f(x, y = 2)), pairlist = pairlist(a = 1, b = "c"), null = NULL,
	s4 = new("Woman", age = 31, name = "Ana"), function. = function(x, y = 2) x + y, environment = {e <- new.env(); e$a <- 1; list(e, e)},
	sorted = sort(c(3, 1, 2)), empty = data.frame(), nolist = list())
deferreddoubles <- c(1, 0.1, 1e5, 123456, 1e-5, 1e15, 1e-300, 100000, 1/3, 2/3 * 1e10, NA, NaN, Inf, -0.5, 1234567890123456789, 3e5)
values$deferreddoubles <- as.character(deferreddoubles)

hex <- function(x) ifelse(is.nan(x), "NaN", ifelse(is.na(x), "NA", sprintf("%a", x)))
describe <- function(v) {
	if (is.factor(v)) return(list(type = "factor", values = as.character(v), levels = levels(v)))
	switch(typeof(v),
		double = list(type = "double", values = I(hex(unclass(v)))),
		integer = list(type = "integer", values = I(as.vector(unclass(v)))),
		logical = list(type = "logical", values = I(v)),
		character = list(type = "character", values = I(ifelse(Encoding(v) == "bytes", "a\\xff", enc2utf8(ifelse(Encoding(v) == "bytes", "", v))))),
		list(type = typeof(v)))
}
one <- function(v, version, compress) {
	path <- tempfile(fileext = ".rds")
	saveRDS(v, path, version = version, compress = compress)
	base64_enc(readBin(path, "raw", file.size(path)))
}
files <- list()
for (name in names(values)) for (version in 2:3) {
	v <- values[[name]]
	files[[length(files) + 1]] <- list(name = name, version = version, bytes = one(v, version, version == 3),
		value = if (is.data.frame(v)) lapply(v, describe) else describe(v))
}
packed <- lapply(c("bzip2", "xz"), function(how) list(how = how, bytes = one(1:3, 3, how)))
path <- tempfile(); saveRDS(1:3, path, ascii = TRUE, compress = FALSE)
packed[[3]] <- list(how = "ASCII", bytes = base64_enc(readBin(path, "raw", file.size(path))))
x <- 1:3; save(x, file = path, compress = FALSE)
packed[[4]] <- list(how = ".rda", bytes = base64_enc(readBin(path, "raw", file.size(path))))

missing <- data.frame(x = c(1.5, tagged_na(c("A", "M", "Z")), NA, -2))
xpt <- list()
for (version in c(5, 8)) {
	write_xpt(missing, path, version = version, name = "M")
	xpt[[length(xpt) + 1]] <- list(version = version, bytes = base64_enc(readBin(path, "raw", file.size(path))))
}
out <- gzfile("rds.json.gz", "wb")
writeLines(toJSON(list(R = paste(R.version$major, R.version$minor, sep = "."), haven = as.character(packageVersion("haven")),
	files = files, refused = packed, missing = xpt), auto_unbox = TRUE, digits = NA, na = "string", null = "null"), out)
close(out)
