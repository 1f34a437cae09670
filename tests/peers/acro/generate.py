"""Which cells of simulated tables of sums acro (SACRO) would suppress, and why. Writes acro.json beside this file.

    python -m venv /tmp/acro && /tmp/acro/bin/pip install acro==1.0.2 pandas==2.3.3 numpy==2.4.6
    /tmp/acro/bin/python tests/peers/acro/generate.py
"""

import json
import logging
from importlib.metadata import version
from pathlib import Path

import acro
import numpy as np
import pandas as pd

here = Path(__file__).parent
random = np.random.default_rng(20261130)
logging.disable(logging.CRITICAL)
session = acro.ACRO(suppress=False)
# Our rule is 7 people or fewer; acro's threshold is the least number that may be shown.
session.config["safe_threshold"] = 8

cells = []
for table in range(12):
    n = int(random.integers(60, 220))
    data = pd.DataFrame(
        {
            "site": random.choice(["a", "b", "c", "d", "e"], n, p=[0.4, 0.25, 0.2, 0.1, 0.05]),
            "parity": random.choice(["0", "1", "2+"], n, p=[0.5, 0.3, 0.2]),
            "cost": np.round(random.lognormal(3, random.uniform(0.5, 3), n), 2),
        }
    )
    session.crosstab(data["site"], data["parity"], values=data["cost"], aggfunc="sum")
    outcome = list(session.results.results.values())[-1].outcome
    for (site, parity), held in data.groupby(["site", "parity"]):
        checks = [check.strip() for check in outcome.loc[site, parity].split(";") if check.strip() not in ("", "ok")]
        cells.append(
            {
                "table": table,
                "site": site,
                "parity": parity,
                "contributions": held["cost"].tolist(),
                "checks": checks,
            }
        )

content = {"peer": f"acro {version('acro')}", "cells": cells}
text = json.dumps(content, indent=0).replace("\n", "")
(here / "acro.json").write_text(text.replace('}, {"table"', '},\n{"table"').replace('},{"table"', '},\n{"table"') + "\n")
