"""Calibration, non-wear and HFEN+ by skdh and actipy, on 26 h at 10 Hz (vectors/w4_acc26h_10hz) changed as `changed` says.

python generate.py skdh FOLDER     scikit-digital-health 0.17.18, numpy 2.4.6, scipy 1.17.1 (Python 3.11)
python generate.py actipy FOLDER   actipy 3.8.3, numpy 2.4.6, pandas 3.1.1, statsmodels 0.15.0
Both with brotli 1.2.1, which unpacks the vector. FOLDER is tests/peers; a file a call is written below skdh/ or actipy/.
movement-raw.cases.ts changes the vector in the same way.
"""
import json
import sys
from importlib.metadata import version
from pathlib import Path

import brotli
import numpy as np

ROOT = Path(__file__).parent.parent
FS, START = 10, 1704110400.0


def vector():
    side = json.loads((ROOT / "vectors/w4_acc26h_10hz.json").read_text())
    n, channels = side["shape"]
    low, high = np.frombuffer(brotli.decompress((ROOT / "vectors/w4_acc26h_10hz.bin.br").read_bytes()), "u1").reshape(2, -1)
    zigzag = low + 256 * high.astype("i8")
    steps = ((zigzag >> 1) ^ -(zigzag & 1)).reshape(channels, n)
    return np.cumsum(steps, axis=1).T * side["scale"]


def distorted(a):
    return np.ascontiguousarray(np.stack([a[:, 0] * 0.97 + 0.03, a[:, 1] * 1.03 - 0.02, a[:, 2] * 0.99 + 0.045], axis=1))


def temperature(n):
    return 25 + 5 * np.abs((np.arange(n) / 36000) % 2 - 1)


def warmed(a):
    return distorted(a) + ((temperature(len(a)) - 25) * 0.002)[:, None]


def with_nonwear(a):
    """At rest on a table from hour 4 to 7, 7.25 to 8, 12 to 12.75 and from 24.5 to the end."""
    a = a.copy()
    for begin, end in ((4, 7), (7.25, 8), (12, 12.75), (24.5, 26)):
        i = np.arange(int(begin * 36000), int(end * 36000))
        a[i] = np.stack([0.02 + 0.001 * ((i * 7) % 3 - 1), -0.03 + 0.001 * ((i * 5) % 3 - 1), 0.998 + 0 * i], axis=1)
    return a


def plain(o):
    if isinstance(o, dict):
        return {str(k): plain(v) for k, v in o.items()}
    if isinstance(o, np.ndarray):
        return o.tolist()
    return o.item() if isinstance(o, np.generic) else o


def write(folder, peer, name, package, call, output):
    path = Path(folder) / peer / f"W4x.{peer}.{name}.json.gz"
    text = json.dumps({"peer": f"{peer}.{name}", "versions": {package: version(package), "numpy": version("numpy")}, "params": {"call": call}, "output": plain(output)})
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def skdh(folder):
    from skdh.activity import metrics
    from skdh.preprocessing import AccelThresholdWearDetection, CalibrateAccelerometer

    a = vector()
    t = START + np.arange(len(a)) / FS
    keep = lambda r: {k: r[k] for k in ("offset", "scale", "temperature scale")}
    put = lambda name, call, output: write(folder, "skdh", name, "scikit-digital-health", call, output)
    put("calibrate", "CalibrateAccelerometer(min_hours=24).predict(time, accel=distorted, fs=10.)", keep(CalibrateAccelerometer(min_hours=24).predict(time=t, accel=distorted(a), fs=10.0)))
    put("calibrate_temperature", "CalibrateAccelerometer(min_hours=24).predict(time, accel=warmed, temperature, fs=10.)", keep(CalibrateAccelerometer(min_hours=24).predict(time=t, accel=warmed(a), temperature=temperature(len(a)), fs=10.0)))
    put("nonwear_threshold", "AccelThresholdWearDetection().predict(time, accel=with_nonwear, fs=10.)[wear]", {"wear": AccelThresholdWearDetection().predict(time=t, accel=with_nonwear(a), fs=10.0)["wear"]})
    put("hfenplus", "metric_hfenplus(accel, wlen=50, fs=10)", {"values": metrics.metric_hfenplus(a, wlen=50, fs=10)[::20]})
    put("enmo_abs", "metric_enmo(accel, wlen=50, take_abs=True)", {"values": metrics.metric_enmo(a, wlen=50, take_abs=True)[::20]})


def actipy(folder):
    import actipy.processing as P
    import pandas as pd

    a = vector()
    index = pd.DatetimeIndex((START * 1e9 + np.arange(len(a)) * (1e9 / FS)).astype("int64").view("datetime64[ns]"), name="time")
    frame = lambda values: pd.DataFrame(values, columns=["x", "y", "z"], index=index)
    put = lambda name, call, output: write(folder, "actipy", name, "actipy", call, output)
    put("calibrate", "calibrate_gravity(distorted)", P.calibrate_gravity(frame(distorted(a)))[1])
    warm = frame(warmed(a)).assign(temperature=temperature(len(a)))
    put("calibrate_temperature", "calibrate_gravity(warmed with temperature)", P.calibrate_gravity(warm)[1])
    found = P.find_nonwear_segments(frame(with_nonwear(a)), patience="40m")
    seconds = [(s - index[0]).total_seconds() for s in found.index]
    put("nonwear", "find_nonwear_segments(with_nonwear, patience='40m')", {"startSeconds": seconds, "lengthSeconds": [l.total_seconds() for l in found]})


if __name__ == "__main__":
    {"skdh": skdh, "actipy": actipy}[sys.argv[1]](sys.argv[2])
