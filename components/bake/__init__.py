"""The baked edition: the readable pages with their charts as a folder of files, which any host of files can serve, or none."""
