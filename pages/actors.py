"""Who stands where, what each actor has said and when, what followed what, and what can be said about double standards."""

from components.charts import lanes, stances, trail
from components.content import double_standards
from components.description.choice import KNOWN
from components.ui import controls
from components.ui.panel import panel

controls.switch(KNOWN)
panel(stances.STANCES)
panel(trail.TRAIL)
panel(lanes.FOLLOWED)
double_standards.section()
