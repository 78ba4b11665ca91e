"""The baked edition: the readable pages with their charts as a folder of files, which any host of files can serve, or none."""

from components import read  # noqa: F401 - first: `take_away`, `embed`, `edition` and `method` import each other in a ring, which opens here
