"""Macro-averaged F1 of scikit-learn for the parity tests of @quickening/validation.

Run: python generate_classes.py   (writes classes.json beside this file)
Versions: Python 3.11, scikit-learn==1.9.1, numpy==2.3.5.

Classes are drawn; what is predicted is right with the stated chance. One case has a class that is never predicted.
"""

import json, pathlib
import numpy as np, sklearn
from sklearn.metrics import f1_score

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
(here / "classes.json").write_text(json.dumps(dict(call='f1_score(average="macro", zero_division=0)', version=sklearn.__version__, cases=rows)))
