"""A figure as SVG or PNG without a browser."""
