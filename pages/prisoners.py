"""How many people are held, who says so, and where the camps are."""

from components.charts import camps, camps_map, one_camp, prisoners
from components.ui.panel import panel

panel(prisoners.ESTIMATES)
panel(one_camp.CAMP)
panel(camps.CAMPS_OPEN)
panel(camps_map.CAMPS_MAP)
