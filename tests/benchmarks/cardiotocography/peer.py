"""The peer of bench.ts: cleaning, a running-median baseline and threshold events, with pandas and scipy.

Versions (pinned in bench.ts, which builds the virtual environment): numpy 2.1.3, pandas 2.2.3, scipy 1.14.1.
Command: python peer.py <folder> <window samples> <sampling rate in Hz> <repeats>
The folder holds one raw file a recording (float64, little endian, bpm, 0 = missing) and receives <name>.baseline, the
running median, for bench.ts to compare. Prints one JSON object. Files are read and written outside the clock, which
runs <repeats> times after one warm-up; the fastest counts.
"""

import json
import os
import pathlib
import platform
import resource
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import pandas as pd
import scipy
from scipy.ndimage import find_objects, label


def events(departure, rate_hz):
    """Runs beyond 5 bpm that last 15 s and reach 15 bpm: start, end, amplitude, area."""
    runs, _ = label(departure > 5)
    found = []
    for (run,) in find_objects(runs):
        part = departure[run]
        if run.stop - run.start >= 15 * rate_hz and part.max() >= 15:
            found.append((run.start / rate_hz, run.stop / rate_hz, part.max(), part.sum() / rate_hz / 60))
    return found


def analyse(raw, window, rate_hz):
    """One recording: 0 and implausible rates to NaN, running median, events, four features."""
    fhr = pd.Series(np.where((raw >= 50) & (raw <= 220), raw, np.nan))
    baseline = fhr.rolling(window, center=True, min_periods=1).median()
    smooth = fhr.rolling(2 * int(rate_hz * 2.5 / 2) + 1, center=True, min_periods=1).mean().where(fhr.notna())
    departure = (smooth - baseline).fillna(0).to_numpy()
    rises, falls = events(departure, rate_hz), events(-departure, rate_hz)
    features = (baseline.min(), baseline.max(), sum(e[3] for e in rises), sum(e[3] for e in falls))
    return baseline.to_numpy(), features


def main():
    folder, window, rate_hz, repeats = pathlib.Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    recordings = [(path, np.fromfile(path, dtype="<f8")) for path in sorted(folder.glob("*.fhr"))]
    results = [analyse(raw, window, rate_hz)[0] for _, raw in recordings]
    seconds = float("inf")
    for _ in range(repeats):
        started = time.perf_counter()
        for _, raw in recordings:
            analyse(raw, window, rate_hz)
        seconds = min(seconds, time.perf_counter() - started)
    for (path, _), baseline in zip(recordings, results):
        baseline.astype("<f8").tofile(path.with_suffix(".baseline"))
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps(
            {
                "seconds": seconds,
                "samples": sum(raw.size for _, raw in recordings),
                "peakMb": peak_kb / (1024 * 1024 if sys.platform == "darwin" else 1024),
                "version": f"pandas {pd.__version__}, scipy {scipy.__version__}, numpy {np.__version__}, "
                f"Python {platform.python_version()}",
            }
        )
    )


main()
