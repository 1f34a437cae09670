"""Writes files.json.gz: small SAS transport files as pyreadstat writes them, and what pyreadstat and pandas read of them.

Made with Python 3.11, pyreadstat 1.3.7, pandas 3.1.1: python generate.py
"""
import base64
import gzip
import json
import os
import tempfile

import numpy as np
import pandas as pd
import pyreadstat

rng = np.random.default_rng(13)
bits = rng.integers(0, 2**64, 300, dtype=np.uint64).view(np.float64)
any_double = np.array([x for x in bits if np.isfinite(x) and 1e-70 < abs(x) < 1e70])
edge = np.array([0.0, 1.0, -1.0, 0.1, 1 / 3, np.pi, 5.4e-79, 1e74, -1e74, 2**53 - 1, 2**53, 118.625, -118.625, np.nan])
numbers = np.concatenate([edge, any_double])

cases = {
    "numbers": (pd.DataFrame({"X": numbers}), {}),
    "one row of 80 bytes": (pd.DataFrame({f"V{i}": [i / 3] for i in range(10)}), {}),
    "no rows": (pd.DataFrame({"X": np.array([], float), "Y": np.array([], float)}), {}),
    "short rows": (pd.DataFrame({"C": ["a", "b", "c"]}), {}),
    "texts": (
        pd.DataFrame({"ID": ["001", "002", "", " four"], "TOWN": ["Brno", "Žilina"[1:], "", "a" * 200], "N": [1.5, np.nan, -0.0, 4]}),
        {"column_labels": {"ID": "Who", "TOWN": "Where", "N": "How many"}, "file_label": "A label", "table_name": "PEOPLE"},
    ),
    "long names": (
        pd.DataFrame({"respondent_sequence_number": [1.0, 2.0], "Short": ["x", "yz"]}),
        {
            "file_format_version": 8,
            "column_labels": {"respondent_sequence_number": "A label that is longer than the forty characters of version five", "Short": "s"},
            "table_name": "a_table_with_a_long_name",
        },
    ),
    "numbers, version 8": (pd.DataFrame({"X": numbers}), {"file_format_version": 8}),
}


def column(values):
    if values.dtype.kind in "fiu":
        return ["missing" if np.isnan(x) else float(x).hex() for x in values.astype(float)]
    return [None if x is None or x is pd.NA or x != x else str(x) for x in values]


files = []
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file.xpt")
    for name, (frame, options) in cases.items():
        pyreadstat.write_xport(frame, path, **{"file_format_version": 5, **options})
        read, meta = pyreadstat.read_xport(path)
        with open(path, "rb") as file:
            content = file.read()
        files.append(
            {
                "name": name,
                "bytes": base64.b64encode(content).decode(),
                "rows": len(read),
                "table": meta.table_name,
                "label": meta.file_label,
                "names": list(read.columns),
                "labels": [label or "" for label in meta.column_labels],
                "columns": [column(read[c].values) for c in read.columns],
            }
        )

# What was asked to be written, for numbers that pyreadstat may read as it wrote them wrong.
files[0]["written"] = column(numbers)
with gzip.GzipFile("files.json.gz", "wb", mtime=0) as out:
    out.write(json.dumps({"pyreadstat": pyreadstat.__version__, "pandas": pd.__version__, "files": files}, ensure_ascii=False).encode())
print(len(files), os.path.getsize("files.json.gz"))
