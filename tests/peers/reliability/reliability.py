"""python reliability.py: writes reliability.json. pingouin 0.7.0, SciPy 1.17.1, NumPy 2.4.6. ICC(1,1) and ICC(1,k) of equal numbers, with limits from F; and
the series of unequal numbers that reliability.R reads."""
import json
from importlib.metadata import version

import numpy as np
import pandas as pd
import pingouin as pg
import scipy

rng = np.random.default_rng(20261130)
# Shrout and Fleiss 1979, table 2: four judges, six targets.
shrout = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
equal = (60 + rng.normal(0, 5, (25, 1)) + rng.normal(0, 4, (25, 6))).round(3).tolist()
unequal = [(60 + rng.normal(0, 3) + rng.normal(0, 5, n)).round(3).tolist() for n in [2, 9, 14, 3, 30, 7, 1, 22, 5, 11, 4, 17]]


def icc(rows):
    long = pd.DataFrame([{"target": i, "rater": j, "value": v} for i, row in enumerate(rows) for j, v in enumerate(row)])
    table = pg.intraclass_corr(data=long, targets="target", raters="rater", ratings="value", nan_policy="raise")
    one = table[table["Type"].isin(["ICC1", "ICC(1,1)"])].iloc[0]
    many = table[table["Type"].isin(["ICC1k", "ICC(1,k)"])].iloc[0]
    # pingouin rounds its limits to two digits: the same formula by SciPy.
    f, df1, df2, k = float(one["F"]), int(one["df1"]), int(one["df2"]), len(rows[0])
    low, high = f / scipy.stats.f.ppf(0.975, df1, df2), f * scipy.stats.f.ppf(0.975, df2, df1)
    limits = [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)]
    assert np.allclose(np.round(limits, 2), one["CI95"])
    return {"rows": rows, "single": float(one["ICC"]), "limits": [float(limits[0]), float(limits[1])], "mean": float(many["ICC"]), "f": float(one["F"])}


with open("reliability.json", "w") as out:
    json.dump({"versions": f"pingouin {version('pingouin')}, NumPy {np.__version__}", "shrout": icc(shrout), "equal": icc(equal), "unequal": unequal}, out)
    out.write("\n")
