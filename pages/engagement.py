"""The brief's proposal to begin with less charged rights, tested on what North Korea accepted, signed and declined."""

from components.charts import agenda, reviews
from components.description.choice import KNOWN
from components.ui import controls
from components.ui.panel import panel

controls.switch(KNOWN)
panel(reviews.LESS_CHARGED)
panel(reviews.FOUR_REVIEWS)
panel(agenda.AGENDA)
