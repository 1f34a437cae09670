"""What peers of counts, wear, intensity and MIMS give on acceleration that anyone can make again (made-up.ts makes the same).

python generate.py <folder tests/peers>
Python 3.11, numpy 2.4.6, agcounts 0.2.6, scikit-digital-health 0.17.18, wristpy 0.2.10 (polars 1.41), beiwe-forest 1.0 (ssqueezepy 0.6.6).
agcounts is GPL: it runs here, and nothing of it is kept but its numbers.
"""
import gzip
import json
import sys
from datetime import datetime, timedelta
from importlib.metadata import version

import numpy as np

FOLDER = sys.argv[1]
AMPLITUDES = [0, 20, 300, 1000, 3000]


def lcg(s):
    return (s * 1664525 + 1013904223) % 2**32


def made_up_mg(fs, seconds, seed, amplitudes=AMPLITUDES):
    out = np.zeros((fs * seconds, 3), dtype=np.int64)
    for axis in range(3):
        s = seed * 3 + axis + 1
        for segment in range(seconds // 10):
            s = lcg(s)
            amplitude = amplitudes[(s >> 16) % len(amplitudes)]
            s = lcg(s)
            period = fs // 4 + (s >> 16) % (2 * fs)
            for i in range(10 * fs):
                phase = i % period
                s = lcg(s)
                noise = (s >> 16) % 41 - 20
                triangle = 4 * amplitude * min(phase, period - phase) // period - amplitude
                out[segment * 10 * fs + i, axis] = triangle + noise + (1000 if axis == 2 else 0)
    return out


def keep(program, name, packages, call, output):
    versions = {package: version(package) for package in ["numpy", *packages]}
    text = json.dumps({"peer": program, "versions": versions, "params": {"call": call}, "output": output}, separators=(",", ":"))
    import os

    os.makedirs(f"{FOLDER}/{program}", exist_ok=True)
    with open(f"{FOLDER}/{program}/{name}.json.gz", "wb") as f:
        f.write(gzip.compress(text.encode(), mtime=0))


def counts():
    from agcounts.extract import get_counts
    from agcounts.legacy import _extract_slow

    plain, extended = {}, {}
    for fs in (30, 32, 40, 50, 60, 64, 70, 80, 90, 100, 128, 256):
        raw = made_up_mg(fs, 120, fs) / 1000
        plain[fs] = get_counts(raw, freq=fs, epoch=10).T.tolist()
        if fs in (30, 100):
            extended[fs] = [np.asarray(_extract_slow(raw[:, [i]], fs, True, 10)).ravel().tolist() for i in range(3)]
    keep("agcounts", "rates", ["agcounts"], "get_counts(made_up_mg(fs, 120, fs) / 1000, freq=fs, epoch=10)", plain)
    keep("agcounts", "extended", ["agcounts"], "_extract_slow(made_up_mg(fs, 120, fs) / 1000, fs, lfe_select=True, epoch=10)", extended)


def wear():
    from skdh.preprocessing import CountWearDetection
    from skdh.utility.activity_counts import get_activity_counts

    fs, minutes = 30, 720
    rng = np.random.default_rng(11)
    raw = np.tile([0.0, 0.0, 1.0], (fs * 60 * minutes, 1))
    for start, end in [(0, 130), (236, 237), (300, 302), (395, 470), (562, 563), (571, 600)]:
        a, b = start * 60 * fs, end * 60 * fs
        raw[a:b] += 0.4 * np.sin(np.arange(b - a)[:, None] * 2 * np.pi * 0.8 / fs + [0, 1, 2]) + rng.normal(0, 0.02, (b - a, 3))
    time = 1.7e9 + np.arange(len(raw)) / fs
    per_axis = get_activity_counts(fs, time, raw, epoch_seconds=60)
    found = CountWearDetection().predict(time=time, accel=raw, fs=float(fs))["wear"]
    output = {"axes": per_axis.T.tolist(), "wearMinutes": (found / (60 * fs)).tolist()}
    keep("skdh", "count-wear", ["scikit-digital-health"], "CountWearDetection().predict(time, accel, fs=30.)", output)


def intensity():
    from skdh.activity import metrics
    from skdh.activity.endpoints import IntensityGradient

    enmo_mg = np.abs(made_up_mg(50, 600, 5)[:, 0]).astype(float)
    gradient = IntensityGradient()
    results = {name: np.zeros(1) for name in gradient.name}
    gradient.predict(results, 0, enmo_mg / 1000, None, 5, 12)
    gradient.reset_cached()
    output = [float(results[name][0]) for name in gradient.name]
    keep("skdh", "intensity-gradient", ["scikit-digital-health"], "IntensityGradient().predict(enmo, epoch_s=5, epochs_per_min=12)", output)

    # The formula is of mg; skdh hands it g. Here it gets what it was made for.
    plain = metrics.metric_enmo
    metrics.metric_enmo = lambda *args, **kwargs: 1000 * plain(*args, **kwargs)
    accel = made_up_mg(20, 1200, 6) / 1000
    output = {"mets": metrics.metric_enmo_met(accel, fs=20).tolist(), "enmoMg": metrics.metric_enmo(accel, wlen=20).tolist()}
    keep("skdh", "enmo-met-mg", ["scikit-digital-health"], "metric_enmo_met(accel, fs=20) with metric_enmo in mg", output)


def mims():
    import polars as pl
    from wristpy.core import models
    from wristpy.processing import mims as steps

    output = {}
    for fs in (30, 50, 80, 100):
        raw = made_up_mg(fs, 240, 100 + fs) / 1000
        # wristpy stretches its grid so that it ends with the last sample: let that lie on a hundredth of a second.
        raw = raw[: -{30: 2, 50: 1, 80: 3, 100: 1}[fs]]
        nanoseconds = 1704067200 * 10**9 + np.round(np.arange(len(raw)) * 1e9 / fs).astype("int64")
        measure = models.Measurement(measurements=raw, time=pl.Series(nanoseconds).cast(pl.Datetime("ns")))
        measure = steps.butterworth_filter(steps.interpolate_measure(measure))
        output[fs] = steps.aggregate_mims(measure, epoch=60, truncate=True).measurements.T.tolist()
    call = "aggregate_mims(butterworth_filter(interpolate_measure(made_up_mg(fs, 240, 100 + fs) / 1000)), epoch=60)"
    keep("wristpy", "mims", ["wristpy", "scipy", "polars"], call, output)


def oak():
    from forest.oak.base import find_walking

    output = {}
    for seconds, seed in ((20, 5), (600, 77), (2400, 78)):
        raw = made_up_mg(10, seconds, seed, [0, 100, 300, 500, 700]) / 1000
        output[seconds] = find_walking(np.sqrt((raw**2).sum(axis=1)) - 1).tolist()
    keep("forest", "oak", ["beiwe-forest", "ssqueezepy", "scipy"], "find_walking(sqrt(sum of squares) - 1) at 10 Hz", output)


for task in sys.argv[2:] or ["counts", "wear", "intensity", "mims", "oak"]:
    globals()[task]()
