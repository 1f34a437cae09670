"""Small WFDB records in each storage format (random bytes) and one annotation file, read by wfdb.

Python 3.11, wfdb 4.3.1, numpy 2.4.6; seed 5. python generate.py > records.json
"""
import base64
import json
import os
import tempfile

import numpy as np
import wfdb

rng = np.random.default_rng(5)
out = {"records": []}
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    # Any bytes are samples in each of these formats; 3 bytes hold two samples of format 212, 4 bytes three of 310 and 311.
    for fmt, size, per in (("8", 1, 1), ("16", 2, 1), ("24", 3, 1), ("32", 4, 1), ("61", 2, 1), ("80", 1, 1), ("160", 2, 1), ("212", 3, 2), ("310", 4, 3), ("311", 4, 3)):
        for frames in (60, 61, 62):
            for signals in (1, 2):
                count = frames * signals
                data = rng.integers(0, 256, size * -(-count // per), dtype=np.uint8)
                if fmt == "311":
                    data[3::4] &= 0x3F  # the two bits above the third sample are no part of it
                name = f"f{fmt}_{frames}_{signals}"
                open(name + ".dat", "wb").write(data.tobytes())
                lines = [f"{name} {signals} 360 {frames}"] + [f"{name}.dat {fmt} 200(10)/mV 0 0 {7 if fmt == '8' else '{1}'} {{0}} 0 lead {k}" for k in range(signals)]
                open(name + ".hea", "w").write("\n".join(line.format(0, 0) for line in lines) + "\n")
                d = wfdb.rdrecord(name, physical=False).d_signal.astype(np.int64)
                sums = [int(d[:, k].sum()) & 0xFFFF for k in range(signals)]
                header = "\n".join([lines[0]] + [lines[k + 1].format(sums[k], d[0, k]) for k in range(signals)]) + "\n"
                open(name + ".hea", "w").write(header)
                p = wfdb.rdrecord(name).p_signal
                out["records"].append(dict(header=header, files={name + ".dat": base64.b64encode(data.tobytes()).decode()}, physical=[[None if np.isnan(v) else v for v in p[:, k]] for k in range(signals)]))
    samples = np.array([5, 370, 1400, 300_000, 300_180, 2_000_000_00])
    wfdb.wrann("a", "atr", samples, symbol=["+", "N", "V", "N", "~", "A"], aux_note=["(N", "", "", "", "", "odd"], chan=np.array([0, 0, 1, 1, 0, 0]), subtype=np.array([0, 0, 0, 3, -1, 0]), fs=360)
    a = wfdb.rdann("a", "atr")
    out["annotations"] = dict(bytes=base64.b64encode(open("a.atr", "rb").read()).decode(), samples=a.sample.tolist(), symbols=a.symbol, notes=[x.rstrip("\x00") for x in a.aux_note], channels=a.chan.tolist(), subtypes=a.subtype.tolist())
print(json.dumps(out))
