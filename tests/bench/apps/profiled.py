"""Takes the place of `pages/main.py` in a copy of the project: a profiler around each run; the last one's profile is in BENCH_PROFILE."""

import cProfile
import os

from components import frame, site

profile = cProfile.Profile()
try:
    profile.runcall(frame.show, site.PAGES)
finally:
    profile.dump_stats(os.environ["BENCH_PROFILE"])
