"""How many people are held, who says so, and where the camps are."""

from components.content.pages import PRISONERS
from components.ui.panel import panels

panels(PRISONERS)
