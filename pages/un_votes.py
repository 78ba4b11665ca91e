"""Who decided what at the United Nations, state by state."""

from components.charts import amendment, decisions, groups, moves, one_decision, records, twins
from components.ui.panel import panel

panel(decisions.DECISIONS)
panel(one_decision.ONE_DECISION)
panel(moves.MOVES)
panel(twins.TWINS)
panel(amendment.AMENDMENT_AND_TEXT)
panel(records.RECORDS)
panel(groups.GROUPS)
