"""All measures of iglu_python on the first 20 participants, 14 days each."""
import warnings
from importlib.metadata import version

import numpy as np

NAMES = "mean_glu sd_glu cv_glu gmi ea1c in_range_percent above_percent below_percent mage conga lbgi hbgi modd j_index grade grade_hypo grade_hyper grade_eugly adrr gvp mag sd_roc sd_measures cv_measures auc igc hyper_index hypo_index m_value iqr_glu mad_glu median_glu range_glu gri active_percent episode_calculation quantile_glu summary_glu".split()


def iglu(values, fs):
    import iglu_python as ig
    import pandas as pd

    warnings.simplefilter("ignore")
    g = values[:20]
    t = pd.date_range("2024-01-01", periods=g.shape[1], freq="5min")
    df = pd.DataFrame(dict(id=np.repeat([f"S{i:03d}" for i in range(len(g))], g.shape[1]), time=np.tile(t.values, len(g)), gl=g.ravel())).dropna().reset_index(drop=True)
    run = lambda: {name: getattr(ig, name)(df) for name in NAMES}
    return run, version("iglu_python"), lambda r: {"mean of means": float(r["mean_glu"]["mean"].mean()), "mean MAGE": float(r["mage"]["MAGE"].mean())}


PEERS = {"iglu": iglu}
