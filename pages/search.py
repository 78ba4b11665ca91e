"""One search over states, charts, claims, excerpts, tables, events, terms and sources."""

from components.ui import search_results
from components.ui.errors import report_errors

with report_errors():
    search_results.show()
