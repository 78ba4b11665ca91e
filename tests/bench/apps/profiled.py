"""Takes the place of `pages/main.py` in a copy of the project: a profiler around each run; the last one's profile is in BENCH_PROFILE."""

import cProfile
import os

from components.content import pages
from components.ui import frame

profile = cProfile.Profile()
try:
    profile.runcall(frame.show, pages.PAGES)
finally:
    profile.dump_stats(os.environ["BENCH_PROFILE"])
