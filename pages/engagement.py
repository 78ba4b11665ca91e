"""The brief's proposal to begin with less charged rights, tested on what North Korea accepted, signed and declined."""

from components import controls
from components.charts import agenda, reviews
from components.choice import KNOWN
from components.panel import panel

controls.switch(KNOWN)
panel(reviews.LESS_CHARGED)
panel(reviews.FOUR_REVIEWS)
panel(agenda.AGENDA)
