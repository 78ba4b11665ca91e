"""Tests, laid out like what they test; `tests/browser` drives a real Chromium against the real server."""
