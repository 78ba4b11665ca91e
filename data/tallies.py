"""The tally of a vote: which column of `un_decisions` counts the states of each position."""

TALLY = {"in_favour": "yes", "against": "no", "abstain": "abstain", "absent": "absent"}
"""The column by the position. The positions are words that no reader of files takes for true and false, as it does with yes and no."""
