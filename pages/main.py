"""The entry script: the page that the address names, inside the frame."""

from components.content.pages import PAGES
from components.ui import frame

frame.show(PAGES)
