"""The brief's proposal to begin with less charged rights, tested on what North Korea accepted, signed and declined."""

from components.content.pages import ENGAGEMENT
from components.ui.panel import panels

panels(ENGAGEMENT)
