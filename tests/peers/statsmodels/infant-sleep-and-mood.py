"""The estimates of papers/infant-sleep-and-mood, by statsmodels from the raw table: a second way to the same numbers.

Run: python infant-sleep-and-mood.py   (after `quickening data get infant-sleep-maternal-mh`; writes infant-sleep-and-mood.json
beside this file: estimates alone, nobody's answers)
Versions: Python 3.11, statsmodels==0.15.0, scipy==1.17.1, numpy==2.4.6, pandas==3.1.1.
"""

import json, pathlib
import numpy as np, pandas as pd, statsmodels, statsmodels.api as sm
from statsmodels.stats.multitest import multipletests

here = pathlib.Path(__file__).parent
raw = here.parents[2] / "data" / "infant-sleep-maternal-mh" / "raw"
d = pd.read_csv(raw / "Dataset_maternal_mental_health_infant_sleep.csv", encoding="cp1252")
time = d.Sleep_night_duration_bb1.str.split(":").apply(lambda part: 60 * int(part[0]) + int(part[1]))
d["sleep"] = time.where(d.Sleep_night_duration_bb1 != "99:99")
d["awakenings"] = d.night_awakening_number_bb1
d["epds"] = d[[c for c in d if c.startswith("EPDS")]].sum(axis=1)
d["hadsAnxiety"] = d[[c for c in d if c.startswith("HADS")]].sum(axis=1)
d["cityBits"] = d[[c for c in d if c.startswith("CBTS")]].sum(axis=1)
d["m6"], d["m9"] = (d.Age_bb == 2) * 1.0, (d.Age_bb == 3) * 1.0
scores, outcomes = ["epds", "hadsAnxiety", "cityBits"], ["sleep", "awakenings"]


def fit(kind, rows, x, y):
    columns = [x, "m6", "m9"] if kind == "infantAge" else [x]
    X = sm.add_constant(rows[columns])
    if kind == "robust":
        return sm.RLM(rows[y], X, M=sm.robust.norms.HuberT()).fit(conv="coefs", tol=1e-13, maxiter=5000)
    ols = sm.OLS(rows[y], X).fit()
    return ols.get_robustcov_results("HC3", use_t=True) if kind == "hc3" else ols


out = {}
for kind in ["unadjusted", "hc3", "infantAge", "robust"]:
    ps, keys = [], []
    for x in scores:
        for y in outcomes:
            rows = d[[x, y, "m6", "m9"]].dropna()
            f = fit(kind, rows, x, y)
            b, p, (low, high) = np.asarray(f.params)[1], np.asarray(f.pvalues)[1], np.asarray(f.conf_int())[1]
            beta = b * rows[x].std() / rows[y].std()
            out[f"{kind}.{x}.{y}"] = dict(n=len(rows), perPoint=float(b), low=float(low), high=float(high), beta=float(beta), p=float(p))
            ps.append(p)
            keys.append(f"{kind}.{x}.{y}")
    for name, method in [("q", "fdr_bh"), ("holm", "holm")]:
        for key, value in zip(keys, multipletests(ps, method=method)[1]):
            out[key][name] = float(value)

z = lambda s: (s - s.mean()) / s.std()
for y in outcomes:
    rows = d[["epds", "hadsAnxiety", y]].dropna()
    f = sm.OLS(z(rows[y]), sm.add_constant(np.column_stack([z(rows.epds), z(rows.hadsAnxiety)]))).fit()
    for j, x in enumerate(["epds", "hadsAnxiety"], 1):
        out[f"together.{x}.{y}"] = dict(n=len(rows), beta=float(np.asarray(f.params)[j]), p=float(np.asarray(f.pvalues)[j]))

counts = {}
for x in scores:
    f = sm.NegativeBinomial(d.awakenings, sm.add_constant(d[[x]])).fit(disp=0, method="newton", maxiter=500, tol=1e-12)
    counts[f"variant.counts.{x}.awakenings"] = float(f.params[x] * d.awakenings.mean() * d[x].std() / d.awakenings.std())

(here / "infant-sleep-and-mood.json").write_text(json.dumps(dict(
    versions={"statsmodels": statsmodels.__version__, "pandas": pd.__version__, "numpy": np.__version__},
    call="OLS, get_robustcov_results(HC3), RLM(HuberT), NegativeBinomial, multipletests",
    associations=out, counts=counts), indent=1) + "\n")
