"""The relations that no schema language can say: what each row, and the tables together, must hold.

Importing this package registers the rules; one module holds those of one subject.
"""

from data.rules import (
    arrivals,
    cells,
    changes,
    claims,
    events,
    evidence,
    excerpts,
    law,
    prisoners,
    references,
    repeats,
    sanctions,
    searches_and_audits,
    un_votes,
)
from data.rules.registry import RULES
from data.rules.rows import Problem, Tables

__all__ = [
    "RULES",
    "Problem",
    "Tables",
    "arrivals",
    "cells",
    "changes",
    "claims",
    "events",
    "evidence",
    "excerpts",
    "law",
    "prisoners",
    "references",
    "repeats",
    "sanctions",
    "searches_and_audits",
    "un_votes",
]
