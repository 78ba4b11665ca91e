"""What the brief charges, what the law calls it, and what the Commission of Inquiry found."""

from components.charts import crosswalk, findings
from components.ui.panel import panel

panel(crosswalk.CROSSWALK)
panel(findings.FINDINGS)
