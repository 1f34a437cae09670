"""Confusion matrices and Cohen's kappa of scikit-learn for the parity tests of @quickening/validation.

Run: python generate_kappa.py   (writes kappa.json beside this file)
Versions: Python 3.11, scikit-learn==1.9.1, numpy==2.3.5.

Classes are drawn; what is predicted is right with the stated chance. One case has a class that is never predicted, one is always right.
"""

import json, pathlib
import numpy as np, sklearn
from sklearn.metrics import cohen_kappa_score, confusion_matrix

here = pathlib.Path(__file__).parent
random = np.random.default_rng(20261130)
cases = []
for n, shares, right in [(200, [0.9, 0.1], 0.8), (300, [0.5, 0.3, 0.15, 0.05], 0.7), (120, [0.2] * 5, 0.3), (60, [0.4, 0.3, 0.3], 1.0)]:
    reference = random.choice(len(shares), n, p=shares)
    drawn = random.choice(len(shares), n, p=shares)
    cases.append((np.where(random.random(n) < right, reference, drawn), reference, len(shares)))
cases.append((np.zeros(50, int), np.arange(50) % 3, 3))
rows = [
    dict(predicted=p.tolist(), reference=y.tolist(), nClasses=k, counts=confusion_matrix(y, p, labels=range(k)).ravel().tolist(), kappa=float(cohen_kappa_score(y, p)))
    for p, y, k in cases
]
(here / "kappa.json").write_text(json.dumps(dict(call="confusion_matrix, cohen_kappa_score", version=sklearn.__version__, cases=rows)))
