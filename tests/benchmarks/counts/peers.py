"""Counts by agcounts of one day, and ENMO and MAD by skdh of seven: arrays of double precision in memory, made before the clock starts."""
from importlib.metadata import version

import numpy as np


def agcounts(values, fs):
    from agcounts.extract import get_counts

    day = np.ascontiguousarray(values[: 86400 * int(fs)], dtype="f8")
    run = lambda: get_counts(day, freq=int(fs), epoch=60)
    return run, version("agcounts"), lambda counts: {"counts of day 1": float(counts.sum()), "minutes": float(len(counts))}


def skdh_enmo_mad(values, fs):
    from skdh.activity import metrics

    accel = np.ascontiguousarray(values, dtype="f8")
    run = lambda: [f(accel, wlen=int(5 * fs), fs=fs) for f in (metrics.metric_enmo, metrics.metric_mad)]
    return run, version("scikit-digital-health"), lambda result: {"enmoMg": float(result[0].mean()) * 1000, "madMg": float(result[1].mean()) * 1000}


PEERS = {"agcounts": agcounts, "skdh-enmo-mad": skdh_enmo_mad}
