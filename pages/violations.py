"""What the brief charges, what the law calls it, and what the Commission of Inquiry found."""

from components.content.pages import VIOLATIONS
from components.ui.panel import panels

panels(VIOLATIONS)
