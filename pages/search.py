"""One search over charts, claims, excerpts, tables, events, terms and sources."""

from components import results
from components.trouble import told

with told():
    results.show()
