"""What pygt3x makes of the GT3X and AGDC files of its own tests (data/importer-samples).

Python 3.11, pygt3x 0.7.1, numpy 2.4.6, pandas 3.1.1. python generate.py <data/importer-samples/raw/actigraph-pygt3x> > pygt3x.json
"""
import hashlib
import json
import sys

import numpy as np
from pygt3x.reader import FileReader

names = ["ISM_Enabled.gt3x", "ISM_Disabled.gt3x", "small.gt3x", "neo.gt3x", "WRIST_rawLSB_032Hz_test.agdc", "temperature/CPW1C48210013_baseline.agdc"]
out = {}
for name in names:
    with FileReader(f"{sys.argv[1]}/{name}") as reader:
        rows = reader.acceleration
        g = rows[:, 1:4] if reader.nhanes else reader.calibrate_acceleration(rows[:, 1:4])
        table = np.ascontiguousarray(np.column_stack([g, rows[:, 4]]), dtype="<f8")
        out[name] = {
            "samples": len(rows),
            "idle": int(rows[:, 4].sum()),
            # For the older generation, pygt3x takes ticks for nanoseconds: its times are not compared.
            "firstSecond": None if reader.nhanes else float(rows[0, 0]),
            "sha256": hashlib.sha256(table.tobytes()).hexdigest(),
            "every4999th": g[::4999].tolist(),
        }
        if len(reader.temperature):
            degrees = reader.calibrate_temperature()
            out[name]["temperatures"] = [len(degrees), degrees[::100, [1, 2]].tolist()]
json.dump(out, sys.stdout, indent=1)
