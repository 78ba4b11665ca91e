"""Who decided what at the United Nations, state by state."""

from components.content.pages import UN_VOTES
from components.ui.panel import panels

panels(UN_VOTES)
