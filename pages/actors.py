"""Who stands where, what each actor has said and when, what came after an event, and what can be said about double standards."""

from components.content.pages import ACTORS
from components.ui.articles import articles
from components.ui.panel import panels

panels(ACTORS)
articles(ACTORS)
