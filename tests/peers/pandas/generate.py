"""Group-bys, roll-ups and joins of a small simulated study, by pandas, and its tables as CSV, Parquet and Arrow files.

    python -m venv /tmp/pandas && /tmp/pandas/bin/pip install pandas==2.3.3 numpy==2.4.6 pyarrow==26.0.1
    /tmp/pandas/bin/python tests/peers/pandas/generate.py
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import feather

here = Path(__file__).parent
random = np.random.default_rng(11)
n_women = 60
women = pd.DataFrame(
    {
        "participant": [f"w{i + 1}" for i in range(n_women)],
        "age": np.round(random.normal(31, 5, n_women), 1),
        "site": random.choice(["north", "south", "östlich, drei"], n_women),
    }
).sample(frac=1, random_state=1)
rows = [(f"w{i + 1}", week) for i in range(n_women + 5) for week in (12, 20, 28, 36) if random.random() < 0.9]
visits = pd.DataFrame(rows, columns=["participant", "weeks"])
visits["rate"] = np.round(random.normal(78, 9, len(visits)) + 0.4 * (visits["weeks"] - 12), 1)
visits.loc[random.random(len(visits)) < 0.08, "rate"] = np.nan
visits["weeks"] = visits["weeks"].astype("int64")

women.to_csv(here / "women.csv", index=False)
visits.to_csv(here / "visits.csv", index=False)
visits.to_parquet(here / "visits.parquet", index=False, compression="snappy")
feather.write_feather(pa.Table.from_pandas(visits, preserve_index=False), here / "visits.arrow", compression="uncompressed")



def exact(frame):
    """Rows with numbers at full precision; NaN is null."""
    return [
        {key: None if isinstance(value, float) and np.isnan(value) else value for key, value in row.items()}
        for row in frame.astype(object).to_dict(orient="records")
    ]


weekly = visits.groupby("weeks", sort=True)["rate"].agg(
    n="size", valid="count", mean="mean", sd="std", median="median", low="min", high="max", sum="sum", distinct="nunique"
)
weekly["q25"] = visits.groupby("weeks")["rate"].quantile(0.25)
left = visits.merge(women, on="participant", how="left", validate="many_to_one")
inner = visits.merge(women, on="participant", how="inner", validate="many_to_one")
by_site = inner.groupby(["site", "weeks"], sort=True)["rate"].agg(["count", "mean"]).reset_index()
refused = None
try:
    women.merge(visits, on="participant", validate="one_to_one")
except pd.errors.MergeError as error:
    refused = str(error)

result = {
    "peer": f"pandas {pd.__version__}",
    "weekly": exact(weekly.reset_index()),
    "left": exact(left),
    "inner": exact(inner),
    "oneToMany": exact(women.merge(visits, on="participant", validate="one_to_many")),
    "bySite": exact(by_site),
    "lag": exact(visits.assign(before=visits.groupby("participant")["rate"].shift(1))[["before"]]),
    "refused": refused,
}
(here / "pandas.json").write_text(json.dumps(result, ensure_ascii=False, default=lambda x: x.item()))
