"""All charts, found in the modules of this folder: a new description is on every face at once."""

from __future__ import annotations

import importlib
import pkgutil

from components.description.chart import Chart


def _charts_in_modules() -> dict[str, Chart]:
    charts: dict[str, Chart] = {}
    for module in pkgutil.iter_modules(__path__):
        for value in vars(importlib.import_module(f"{__name__}.{module.name}")).values():
            if isinstance(value, Chart):
                charts[value.id] = value
    return charts


CHARTS = _charts_in_modules()
"""Every chart by its id."""
