"""Programs that read the data, pinned, on every face."""
