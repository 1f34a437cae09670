"""Random dates as ordinals, spans between dates, and which texts are dates at all, by Python's datetime.

    python3.11 tests/peers/datetime/generate.py

Standard library only; the output names the Python that made it.
"""

import gzip
import json
import platform
import random
from datetime import date
from pathlib import Path

here = Path(__file__).parent
draw = random.Random(14)
epoch = date(1970, 1, 1).toordinal()

ordinals = sorted(draw.randint(date.min.toordinal(), date.max.toordinal()) for _ in range(10_000))
dates = [date.fromordinal(ordinal).isoformat() for ordinal in ordinals]

# Texts shaped like dates of three centuries: half of them have a month or day that does not exist.
texts = [f"{draw.randint(1850, 2150):04d}-{draw.randint(0, 14):02d}-{draw.randint(0, 33):02d}" for _ in range(2_000)]


def is_date(text):
    try:
        date.fromisoformat(text)
        return 1
    except ValueError:
        return 0


starts = [date.fromordinal(draw.randint(date(1990, 1, 1).toordinal(), date(2060, 1, 1).toordinal())) for _ in range(2_000)]
days = [date.fromordinal(start.toordinal() + draw.randint(-400, 700)) for start in starts]

output = {
    "python": platform.python_version(),
    "dates": dates,
    "days": [ordinal - epoch for ordinal in ordinals],
    "texts": texts,
    "valid": [is_date(text) for text in texts],
    "starts": [start.isoformat() for start in starts],
    "on": [day.isoformat() for day in days],
    "elapsed": [(day - start).days for day, start in zip(days, starts)],
}
with open(here / "dates.json.gz", "wb") as file:
    file.write(gzip.compress(json.dumps(output, separators=(",", ":")).encode(), 9, mtime=0))
