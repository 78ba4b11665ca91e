"""What the Security Council did with the report, what a referral would take, and what the Court could look at."""

from components.content.pages import COUNCIL_AND_COURT
from components.ui.panel import panels

panels(COUNCIL_AND_COURT)
