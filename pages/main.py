"""The entry script: the page that the address names, inside the frame."""

from components.content import pages
from components.ui import frame

frame.show(pages.PAGES)
