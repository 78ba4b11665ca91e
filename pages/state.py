"""The dossier of one state: its votes, dissociations and positions, and who else moved in its region."""

from components.content.pages import STATE
from components.ui.articles import articles
from components.ui.panel import panels

panels(STATE)
articles(STATE)
