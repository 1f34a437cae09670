"""Rest and activity by pyActigraphy, on 14 days of minute counts."""
from importlib.metadata import version

import numpy as np


def recording(values):
    import pandas as pd
    from pyActigraphy.io import BaseRaw

    data = pd.Series(values.astype(float), index=pd.date_range("2024-01-01", periods=len(values), freq="1min"), name="Activity")
    return BaseRaw(name="x", uuid="0", format="Pandas", axial_mode=None, start_time=data.index[0], period=data.index[-1] - data.index[0], frequency=pd.Timedelta("1min"), data=data, light=None)


def of(run, answer):
    def make(values, fs):
        raw = recording(values)
        return (lambda: run(raw)), f"pyActigraphy {version('pyActigraphy')}", answer

    return make


def cosinor(values, fs):
    from pyActigraphy.analysis import Cosinor

    data = recording(values).data

    def run():
        model = Cosinor()
        model.fit_initial_params["Period"].value = 1440
        model.fit_initial_params["Period"].vary = False
        return model.fit(data, verbose=False).params

    return run, f"pyActigraphy {version('pyActigraphy')}", lambda p: {"mesor": float(p["Mesor"].value), "amplitude": float(p["Amplitude"].value)}


PEERS = {
    "sadeh": of(lambda raw: raw.Sadeh(), lambda scores: {"minutes asleep": int(np.sum(scores))}),
    "stability": of(
        lambda raw: {"IS": raw.IS(freq="1h", binarize=False), "IV": raw.IV(freq="1h", binarize=False), "IS binarised": raw.IS(freq="1h"), "IV binarised": raw.IV(freq="1h")},
        lambda found: {name: float(value) for name, value in found.items()},
    ),
    "mostAndLeast": of(
        lambda raw: {"M10": raw.M10(binarize=False), "L5": raw.L5(binarize=False), "RA": raw.RA(binarize=False)},
        lambda found: {name: float(value) for name, value in found.items()},
    ),
    "regularity": of(lambda raw: raw.SleepRegularityIndex(freq="15min", algo="Roenneberg"), lambda index: {"SRI": float(index)}),
    "cosinor": cosinor,
}
