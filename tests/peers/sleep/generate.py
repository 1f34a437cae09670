"""Outputs of peers that tests/peers/sleep and tests/peers/rhythm compare with, beside those of the benchmark's vectors.

python generate.py FOLDER                 FOLDER is tests/peers; writes <program>/<name>.json.gz; needs numpy, scipy, scikit-learn, yasa
python generate.py FOLDER pyActigraphy    the two that need the packages of tests/benchmarks/environments/pyactigraphy.txt
Versions stand in each file. The nights are made up, from seeds.
"""
import gzip
import json
import sys
from importlib.metadata import version

import numpy as np


def write(path, packages, output):
    text = json.dumps(dict(versions={name: version(name) for name in packages}, output=output))
    with open(path, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode())


def made_night(seed, n=960):
    """Stages 0 to 4 (W N1 N2 N3 R) by 30 s, as a chain that stays where it is for a while."""
    rng = np.random.default_rng(seed)
    leave = [0.10, 0.20, 0.05, 0.04, 0.03]
    to = [[0, .8, .2, 0, 0], [.2, 0, .75, 0, .05], [.1, .2, 0, .5, .2], [.05, .05, .9, 0, 0], [.3, .3, .4, 0, 0]]
    stages, now = [], 0
    for _ in range(n):
        stages.append(now)
        if rng.random() < leave[now]:
            now = int(rng.choice(5, p=to[now]))
    return stages


def read_counts(folder):
    about = json.load(open(f"{folder}/vectors/w4_counts14d_1min.json"))
    return np.frombuffer(gzip.open(f"{folder}/vectors/w4_counts14d_1min.bin.gz").read(), about["dtype"]).astype(float)


def pyactigraphy(folder):
    import pandas as pd
    from pyActigraphy.analysis import Fractal
    from pyActigraphy.io import BaseRaw

    np.float = float  # Oakley() asks for the name that NumPy 1.24 took away; nothing else of it is changed
    counts = read_counts(folder)
    data = pd.Series(counts, index=pd.date_range("2024-01-01", periods=len(counts), freq="1min"), name="Activity")
    raw = BaseRaw(name="x", uuid="0", format="Pandas", axial_mode=None, start_time=data.index[0], period=data.index[-1] - data.index[0], frequency=pd.Timedelta("1min"), data=data, light=None)
    write(f"{folder}/pyactigraphy/W4c.pyActigraphy.more.json.gz", ["numpy", "pandas", "pyActigraphy"], dict(
        sleepMidPointMinutes=raw.SleepMidPoint(to_td=False), oakley40=raw.Oakley(threshold=40).tolist(), oakleyAutomatic=raw.Oakley(threshold="automatic").tolist(),
        dfa=Fractal.dfa(data, np.array([10, 20, 40, 60, 120, 240, 480, 1440]), deg=1).tolist()))


def main(folder):
    counts = read_counts(folder)
    hours = np.arange(len(counts)) / 60 % 24
    logs = np.log(counts + 1)
    from scipy.optimize import least_squares
    from scipy.special import expit

    def model(p):
        return p[0] + p[1] * expit(p[3] * (np.cos((hours - p[4]) * 2 * np.pi / 24) - p[2]))

    fits = [least_squares(lambda p: model(p) - logs, [0.1, 4, a, b, 15], bounds=([0, 0, -1, 0, -12], [np.inf, np.inf, 1, np.inf, 36]), xtol=1e-15, ftol=1e-15, gtol=1e-15) for a in (0, -.5) for b in (2, 10)]
    best = min(fits, key=lambda fit: fit.cost)
    active = counts > 4
    edges = np.flatnonzero(np.diff(np.r_[0, active, 0]))
    lengths = edges[1::2] - edges[::2]
    write(f"{folder}/scipy/W4c.scipy.extended_cosinor.json.gz", ["numpy", "scipy"], dict(parameters=best.x.tolist(), squares=2 * best.cost, astp=1 / lengths.mean()))

    from sklearn.metrics import accuracy_score, cohen_kappa_score, confusion_matrix, precision_score, recall_score
    people = []
    for person in range(5):
        rng = np.random.default_rng(100 + person)
        reference = np.array(made_night(person))
        device = np.where(rng.random(len(reference)) < 0.7, reference, rng.integers(0, 5, len(reference)))
        people.append((reference, device))
    reference, device = (np.concatenate(each) for each in zip(*people))
    write(f"{folder}/scikit-learn/epoch-agreement.json.gz", ["numpy", "scikit-learn"], dict(
        nights=[dict(reference=a.tolist(), device=b.tolist()) for a, b in people],
        accuracy=accuracy_score(reference, device), kappa=cohen_kappa_score(reference, device),
        sensitivity=recall_score(reference, device, average=None).tolist(), precision=precision_score(reference, device, average=None).tolist(),
        confusion=confusion_matrix(reference, device).tolist(), kappaByPerson=[cohen_kappa_score(a, b) for a, b in people]))

    import warnings

    import yasa
    warnings.simplefilter("ignore")
    night = made_night(7)
    hypnogram = np.array(night)
    transitions, shares = yasa.transition_matrix(hypnogram)
    write(f"{folder}/yasa/hypnogram.json.gz", ["numpy", "yasa"], dict(
        stages=night, statistics={name: float(value) for name, value in yasa.sleep_statistics(hypnogram, sf_hyp=1 / 30).items()},
        counts=transitions.to_numpy().tolist(), shares=shares.to_numpy().tolist()))


if sys.argv[2:] == ["pyActigraphy"]:
    pyactigraphy(sys.argv[1])
else:
    main(sys.argv[1])
