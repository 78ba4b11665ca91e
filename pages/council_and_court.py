"""What the Security Council did with the report, what a referral would take, and what the Court could look at."""

from components.charts import council, jurisdiction, referral
from components.ui.panel import panel

panel(council.AGENDA)
panel(referral.REFERRAL)
panel(jurisdiction.JURISDICTION)
