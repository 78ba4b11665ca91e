# The CSV files that are named, as R reads them without being told anything: of each its columns with their classes, then its cells, written beside it as .R.csv.
for (file in commandArgs(trailingOnly = TRUE)) {
  read <- read.csv(file, encoding = "UTF-8", check.names = FALSE, na.strings = "")
  cat(file, paste(names(read), sapply(read, function(column) class(column)[1]), sep = "="), sep = "\t")
  cat("\n")
  write.csv(read, sub("csv$", "R.csv", file), row.names = FALSE, na = "", fileEncoding = "UTF-8")
}
