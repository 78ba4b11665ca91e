"""What pages are made of: chart descriptions, the panel that shows one, excerpts, sources, routes, theme."""
