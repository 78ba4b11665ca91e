"""What the dashboard is measured against: one file an application, each started by its own server."""
