"""Macro-averaged F1, and areas within strata, of scikit-learn for the parity tests of @quickening/validation.

Run: python generate_classes.py   (writes classes.json beside this file)
Versions: Python 3.11, scikit-learn==1.9.1, numpy==2.3.5.

Areas: all rows of tabular.csv.gz, in 2,000 strata of 5 (many without both outcomes). Classes are drawn; what is predicted is right with the stated chance. One case has a class that is never predicted.
"""

import gzip, io, json, pathlib
import numpy as np, pandas as pd, sklearn
from sklearn.metrics import f1_score, roc_auc_score

here = pathlib.Path(__file__).parent
random = np.random.default_rng(20261126)
cases = []
for n, shares, right in [(200, [0.16, 0.84], 0.8), (150, [0.05, 0.95], 0.6), (300, [0.5, 0.3, 0.15, 0.05], 0.7), (60, [0.4, 0.3, 0.3], 0.4)]:
    outcomes = random.choice(len(shares), n, p=shares)
    drawn = random.choice(len(shares), n, p=shares)
    predicted = np.where(random.random(n) < right, outcomes, drawn)
    cases.append((predicted, outcomes))
cases.append((np.zeros(50, int), np.arange(50) % 3))
rows = [
    dict(predicted=p.tolist(), outcomes=y.tolist(), macroF1=float(f1_score(y, p, average="macro", zero_division=0)))
    for p, y in cases
]
data = pd.read_csv(io.BytesIO(gzip.decompress((here / "tabular.csv.gz").read_bytes())))
pairs, won = 0, 0.0
for _, own in data.groupby(np.arange(len(data)) % 2000):
    events = int(own.y.sum())
    if 0 < events < len(own):
        pairs += events * (len(own) - events)
        won += events * (len(own) - events) * roc_auc_score(own.y, own.p1)
(here / "classes.json").write_text(json.dumps(dict(call='f1_score(average="macro", zero_division=0)', version=sklearn.__version__, cases=rows, areaWithinStrata=won / pairs)))
