"""Comparable work in numpy and pyarrow, written for this comparison: python peer.py <folder> <pregnancies>

For each pregnancy some 700 days: twenty quantities of the body, each a curve by gestational age, a woman's own level and an
autoregression, five of them correlated; then what two devices make of them (gain, noise, days not worn, rounding), as the same 27
columns as our table of days, in row groups of 32 pregnancies, with Snappy. All is vectorised over a block of women. It knows
nothing of dating, outcomes, clinic visits, questionnaires or infants, which ours makes besides.
"""
import json
import os
import resource
import sys
import time

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

folder, pregnancies = sys.argv[1], int(sys.argv[2])
DAYS, BLOCK, QUANTITIES = 700, 32, 20
TEXTS = ["personId", "pregnancyId", "date", "source", "missing"]
NUMBERS = [f"quantity{k}" for k in range(22)]
SCHEMA = pa.schema([(name, pa.string()) for name in TEXTS] + [(name, pa.float64()) for name in NUMBERS])


def autoregression(noise, phi):
    scale = np.sqrt(1 - phi * phi)
    noise[:, 1:, :] *= scale
    for day in range(1, DAYS):
        noise[:, day, :] += phi * noise[:, day - 1, :]
    return noise


def block(rng, first, n):
    gestation = np.arange(-90, DAYS - 90)
    curve = np.interp(gestation, [0, 84, 196, 280, 300, 610], [65, 68, 74, 75, 68, 64])
    days = autoregression(rng.standard_normal((n, DAYS, QUANTITIES)), np.linspace(0, 0.9, QUANTITIES))
    mixing = np.linalg.cholesky(np.full((5, 5), 0.4) + 0.6 * np.eye(5))
    days[:, :, :5] = days[:, :, :5] @ mixing.T
    level = rng.standard_normal((n, 1, QUANTITIES))
    days = curve[None, :, None] * np.exp(0.1 * level) + 3 * days
    days[:, :, 1] = np.exp(3.4 + 0.3 * days[:, :, 1] / 70)
    days[:, :, 2] = np.exp(8.8 + 0.5 * days[:, :, 2] / 70)
    rows = []
    dates = np.datetime_as_string(np.datetime64("2024-01-01") + np.arange(DAYS))
    for source, share in (("band", 1.0), ("phone", 0.3)):
        owners = np.flatnonzero(rng.random(n) < share)
        if owners.size == 0:
            continue
        seen = days[owners] * np.exp(0.05 * rng.standard_normal((owners.size, 1, QUANTITIES)))
        seen = np.round(seen + rng.standard_normal(seen.shape), 1)
        worn = rng.random((owners.size, DAYS)) < 0.85
        seen[~worn] = np.nan
        count = owners.size * DAYS
        ids = np.repeat(np.char.add("S", (first + owners).astype(str)), DAYS)
        texts = [ids, np.char.add(ids, "-P1"), np.tile(dates, owners.size), np.full(count, source)]
        missing = pa.array(np.full(count, "not-worn"), mask=worn.ravel())
        numbers = [pa.array(seen[:, :, k].ravel(), from_pandas=True) for k in range(QUANTITIES)]
        empty = [pa.nulls(count, pa.float64())] * (len(NUMBERS) - QUANTITIES)
        rows.append(pa.table([pa.array(each) for each in texts] + [missing] + numbers + empty, schema=SCHEMA))
    return pa.concat_tables(rows)


def main():
    os.makedirs(folder)
    cpu, started = time.process_time(), time.perf_counter()
    n_rows = 0
    path = os.path.join(folder, "day.parquet")
    with pq.ParquetWriter(path, SCHEMA, compression="snappy") as writer:
        for first in range(0, pregnancies, BLOCK):
            rng = np.random.default_rng([1, first])
            table = block(rng, first, min(BLOCK, pregnancies - first))
            writer.write_table(table, row_group_size=65536)
            n_rows += table.num_rows
    seconds = time.perf_counter() - started
    days = pregnancies * DAYS
    print(
        json.dumps(
            {
                "version": f"numpy {np.__version__}, pyarrow {pa.__version__}",
                "seconds": seconds,
                "cpuSeconds": time.process_time() - cpu,
                "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "answer": {
                    "personDays": days,
                    "rows": n_rows,
                    "megabytes": os.path.getsize(path) / 1e6,
                    "personDaysPerMinute": 60 * days / seconds,
                },
            }
        )
    )


main()
