"""HTML that the server writes itself, outside Streamlit; every value in it is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined

TEMPLATES = Environment(loader=PackageLoader("components"), autoescape=True, undefined=StrictUndefined)
