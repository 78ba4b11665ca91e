"""A roll call as a figure: a map of all members, their seats by regional group, or their names by position.

Rows are those of `charts.one_decision`: one a state, with `position` (the five and `not_in_record`), `words` and `followed`.
"""

from components.drawing.roll_call.names import names
from components.drawing.roll_call.seats import seats
from components.drawing.roll_call.signs import NOT_IN_RECORD, POSITIONS_AND_UNKNOWN
from components.drawing.roll_call.world import SHAPELESS, world

__all__ = ["NOT_IN_RECORD", "POSITIONS_AND_UNKNOWN", "SHAPELESS", "names", "seats", "world"]
