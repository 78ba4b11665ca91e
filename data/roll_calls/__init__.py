"""Roll calls as the United Nations publishes them, read into positions by country code.

Three layouts are understood; what could be a name, a label or a number and is not read refuses the file with its line.

- The voting export of the UN Digital Library, a row a state and resolution (`export`).
- Its file with a row a resolution and a column a state (`export` too).
- The lists “In favour:”, “Against:”, “Abstaining:” and “Absent:” of a press release, a committee report or a meeting record (`annex`).
"""

from data.roll_calls.call import Note, RollCall, RollCallError, Vote
from data.roll_calls.names import Names, normalised
from data.roll_calls.reading import read_roll_call

__all__ = ["Names", "Note", "RollCall", "RollCallError", "Vote", "normalised", "read_roll_call"]
