"""The entry script: the page that the address names, inside the frame."""

from components import frame, site

frame.show(site.PAGES)
