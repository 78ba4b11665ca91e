"""What a reader takes along: rows as files, the package, citations, sentences and links."""
