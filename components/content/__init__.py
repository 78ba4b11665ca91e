"""What is said beside the charts, as data and text: claims, excerpts, the brief, glossary, method, sources, search, pages, addresses."""
