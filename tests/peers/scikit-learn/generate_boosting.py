"""Boosted trees of scikit-learn for the parity tests of @quickening/learning.

Run: python generate_boosting.py   (writes boosting.json beside this file)
Versions: Python 3.11, scikit-learn==1.9.1, numpy==2.3.5, pandas==3.0.6.

Input: the first 599 rows of tabular.csv.gz (a prime, so that no quantile falls exactly between two rows, where their rounding
decides); where `missing` is true, every seventh value of x1 and every fifth of x3 is missing. Leaves are few: gradients of the first
tree have two values, so that in small nodes many splits gain the same, and rounding decides which is taken.
"""

import gzip, io, json, pathlib
import numpy as np, pandas as pd, sklearn
from sklearn.ensemble import HistGradientBoostingClassifier

here = pathlib.Path(__file__).parent
data = pd.read_csv(io.BytesIO(gzip.decompress((here / "tabular.csv.gz").read_bytes())))
n = 599
X = data[["age", "x1", "x2", "x3", "x4"]].to_numpy()[:n]
y = data.y.to_numpy()[:n]
holes = X.copy()
holes[::7, 1] = np.nan
holes[::5, 3] = np.nan
cases = []
for missing, options in [
    (False, dict(max_iter=1, learning_rate=1.0, max_leaf_nodes=6)),
    (False, dict(max_iter=20, max_leaf_nodes=8)),
    (False, dict(max_iter=40, max_depth=3, l2_regularization=2.0)),
    (False, dict(max_iter=10, max_bins=16, min_samples_leaf=5, max_leaf_nodes=8)),
    (True, dict(max_iter=20, max_leaf_nodes=6, min_samples_leaf=15)),
    (True, dict(max_iter=30, max_leaf_nodes=4, min_samples_leaf=10)),
]:
    rows = holes if missing else X
    model = HistGradientBoostingClassifier(early_stopping=False, **options).fit(rows, y)
    cases.append(dict(missing=missing, options=options, probabilities=model.predict_proba(rows)[:, 1].tolist()))
(here / "boosting.json").write_text(json.dumps(dict(versions={"sklearn": sklearn.__version__, "numpy": np.__version__},
    call="HistGradientBoostingClassifier(early_stopping=False, **options).predict_proba", rows=n, cases=cases)) + "\n")
