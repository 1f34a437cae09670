"""Table 1 of a small simulated table, by tableone. Writes table1.json beside this file.

    python -m venv /tmp/tableone && /tmp/tableone/bin/pip install tableone==0.9.5 pandas==2.2.3 numpy==2.4.6
    /tmp/tableone/bin/python tests/peers/tableone/generate.py
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import tableone
from tableone import TableOne

random = np.random.default_rng(20251125)
n = 120
group = np.where(np.arange(n) < 45, "case", "control")
age = np.round(random.normal(29.5, 4.6, n), 1)
age[[3, 77, 101]] = np.nan
stay = np.round(random.gamma(2.0, 2.5, n), 1)
smoker = np.where(random.random(n) < 0.22, "yes", "no")
parity = np.where(random.random(n) < 0.5, "0", "1+")
data = pd.DataFrame({"group": group, "age": age, "stay": stay, "smoker": smoker, "parity": parity})

table = TableOne(
    data,
    columns=["age", "stay", "smoker", "parity"],
    categorical=["smoker", "parity"],
    continuous=["age", "stay"],
    nonnormal=["stay"],
    groupby="group",
    smd=True,
    decimals=1,
    missing=True,
)
frame = table.tableone.copy()
frame.columns = [str(column[-1]) for column in frame.columns]
cells = [
    {"variable": variable, "level": level, **{key: str(value) for key, value in row.items()}}
    for (variable, level), row in frame.iterrows()
]


def summary(rows):
    known = rows["age"].dropna()
    return {
        "n": len(rows),
        "age": {"mean": known.mean(), "standardDeviation": known.std(ddof=1)},
        "stay": {"median": rows["stay"].median(), "lowerQuartile": rows["stay"].quantile(0.25), "upperQuartile": rows["stay"].quantile(0.75)},
        "smoker": {level: int((rows["smoker"] == level).sum()) for level in ["no", "yes"]},
        "parity": {level: int((rows["parity"] == level).sum()) for level in ["0", "1+"]},
    }


out = {
    "version": getattr(tableone, "__version__", "0.9.5"),
    "numpy": np.__version__,
    "pandas": pd.__version__,
    "input": {"all": summary(data), "case": summary(data[group == "case"]), "control": summary(data[group == "control"])},
    "missingAge": int(data["age"].isna().sum()),
    "cells": cells,
}
Path(__file__).with_name("table1.json").write_text(json.dumps(out, indent="\t", ensure_ascii=False) + "\n")
