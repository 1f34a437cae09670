"""Raw acceleration of 7 days by skdh: arrays of double precision in memory, which are made before the clock starts."""
from importlib.metadata import version

import numpy as np

START = 1704067200.0


def prepared(values):
    return np.ascontiguousarray(values, dtype="f8")


def skdh_metrics(names):
    def make(values, fs):
        from skdh.activity import metrics

        accel = prepared(values)
        functions = {name: getattr(metrics, "metric_" + name) for name in names}
        run = lambda: {name: f(accel, wlen=int(5 * fs), fs=fs) for name, f in functions.items()}
        return run, version("scikit-digital-health"), answer

    return make


def answer(result):
    units = {"enmo": ("enmoMg", 1000), "mad": ("madMg", 1000), "anglez": ("angleZ", 1)}
    return {units[name][0]: float(np.mean(series)) * units[name][1] for name, series in result.items() if name in units}


def skdh_all(values, fs):
    from skdh.activity import metrics
    from skdh.preprocessing import AccelThresholdWearDetection, CalibrateAccelerometer

    accel = prepared(values)
    time = START + np.arange(len(accel)) / fs

    def run():
        calibrated = CalibrateAccelerometer().predict(time=time, accel=accel, fs=float(fs)).get("accel", accel)
        result = {name: getattr(metrics, "metric_" + name)(calibrated, wlen=int(5 * fs), fs=fs) for name in ("enmo", "mad", "anglez")}
        result["wear"] = AccelThresholdWearDetection().predict(time=time, accel=calibrated, fs=float(fs))["wear"]
        return result

    return run, version("scikit-digital-health"), answer


PEERS = {
    "skdh-enmo-mad": skdh_metrics(("enmo", "mad")),
    "skdh-epochs": skdh_metrics(("enmo", "mad", "anglez")),
    "skdh-all": skdh_all,
}
