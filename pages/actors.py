"""Who stands where, what each actor has said and when, what followed what, and what can be said about double standards."""

from components import controls, selectivity
from components.charts import lanes, stances, trail
from components.choice import KNOWN
from components.panel import panel

controls.switch(KNOWN)
panel(stances.STANCES)
panel(trail.TRAIL)
panel(lanes.FOLLOWED)
selectivity.section()
