"""python firth.py: writes firth-python.json. firthmodels 0.8.2, statsmodels 0.15.0, SciPy 1.17.1, NumPy 2.4.6.

Firth's regression with profile limits and likelihood-ratio tests (firthmodels); FLIC and FLAC in the steps of Puhr 2017 by
statsmodels' GLM on brglm2's estimates; odds ratios by statsmodels (Woolf) and SciPy (conditional, exact limits).
"""
import csv
import json
from importlib.metadata import version


import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from firthmodels import FirthLogisticRegression
from scipy.stats.contingency import odds_ratio
from statsmodels.stats.contingency_tables import Table2x2

rows = list(csv.DictReader(open("endometrial.csv")))
x = np.array([[float(row[name]) for name in ("NV", "PI", "EH")] for row in rows])
y = np.array([int(row["HG"]) for row in rows])
tables = [[16, 43, 2, 72], [7, 24, 1, 57], [9, 19, 1, 14], [3, 1, 1, 3], [12, 5, 6, 29]]


def firth(x, y):
    model = FirthLogisticRegression(backend="numpy", max_iter=1000, gtol=1e-6, xtol=1e-6).fit(x, y)
    model.lrt()
    limits = model.conf_int(alpha=0.05, method="pl", max_iter=1000, tol=1e-10)
    # firthmodels puts the intercept last.
    order = [x.shape[1], *range(x.shape[1])]
    estimates = np.append(model.coef_, model.intercept_)[order]
    return {
        "coefficients": estimates.tolist(),
        "standardErrors": np.asarray(model.bse_)[order].tolist(),
        "limits": np.asarray(limits)[order].tolist(),
        "p": np.asarray(model.lrt_pvalues_)[order].tolist(),
        "penalisedLogLikelihood": float(model.loglik_),
    }


def corrected(x, y, estimates):
    binomial = sm.families.Binomial()
    tight = {"tol": 1e-14, "tol_criterion": "params", "maxiter": 200}
    slopes = np.array(estimates[1:])
    offset = x @ slopes
    flic = sm.GLM(y, np.ones((len(y), 1)), family=binomial, offset=offset).fit(**tight).params
    design = np.column_stack([np.ones(len(y)), x])
    probability = 1 / (1 + np.exp(-(design @ np.array(estimates))))
    weighted = design * np.sqrt(probability * (1 - probability))[:, None]
    leverage = np.sum(weighted * np.linalg.solve(weighted.T @ weighted, weighted.T).T, axis=1)
    zero, one = np.zeros(len(y)), np.ones(len(y))
    augmented = np.vstack([np.column_stack([design, zero]), np.column_stack([design, one]), np.column_stack([design, one])])
    outcomes = np.concatenate([y, zero, one])
    weights = np.concatenate([one, leverage / 2, leverage / 2])
    flac = sm.GLM(outcomes, augmented, family=binomial, freq_weights=weights).fit(**tight).params
    return {"flic": [float(flic[0]), *slopes.tolist()], "flac": flac[:-1].tolist()}


def table(cells):
    a, b, c, d = cells
    woolf = Table2x2(np.array([[a, b], [c, d]]))
    exact = odds_ratio([[a, b], [c, d]])
    interval = exact.confidence_interval(0.95)
    return {
        "table": cells,
        "woolf": [float(woolf.oddsratio), *map(float, woolf.oddsratio_confint()), float(woolf.oddsratio_pvalue())],
        "exact": [float(exact.statistic), float(interval.low), float(interval.high)],
    }


endometrial = firth(x, y)
# brglm2's estimates have more digits: the corrections start from them.
estimates = json.load(open("firth-r.json"))["endometrial"]["coefficients"]
result = {
    "versions": f"firthmodels {version('firthmodels')}, statsmodels {statsmodels.__version__}, SciPy {scipy.__version__}, NumPy {np.__version__}",
    "endometrial": {**endometrial, **corrected(x, y, estimates)},
    "separated": firth(np.array([[0], [0], [0], [1], [1], [1]], dtype=float), np.array([0, 0, 0, 1, 1, 1])),
    "tables": [table(cells) for cells in tables],
}
with open("firth-python.json", "w") as out:
    json.dump(result, out, indent=1)
    out.write("\n")
