"""Writes statsmodels.json.gz: what statsmodels gives for the data of geepack.json.gz. Made with Python 3.11, statsmodels 0.15.0:

    python gee.py

statsmodels has another estimate of AR(1) correlation, and its AR(1) takes rows as one step apart. Here its fit is repeated with the moment
estimate of Liang and Zeger until that stays, with rows numbered within groups; with the real times ("ar1 gaps") the equations are
solved with numpy, group by group. Kauermann and Carroll's covariance and Pan's QIC are written out with numpy from its residuals, group by group.
"""
import gzip
import json
import warnings

import numpy as np
import statsmodels
import statsmodels.api as sm

warnings.filterwarnings("ignore")
given = json.load(gzip.open("geepack.json.gz"))
data = {name: np.array(values, dtype=float) for name, values in given["data"].items()}
X = np.column_stack([np.ones(len(data["t"])), data["t"], data["x"], data["group"]])
times = data["t"].astype(int)
places = np.concatenate([np.arange(np.sum(data["g"] == g)) for g in np.unique(data["g"])])
FAMILIES = {"gaussian": ("y", sm.families.Gaussian), "binomial": ("event", sm.families.Binomial), "poisson": ("count", sm.families.Poisson)}


def fit(family, struct, update=True):
    outcome, make = FAMILIES[family]
    offset = data["logExposure"] if family == "poisson" else None
    model = sm.GEE(data[outcome], X, groups=data["g"], time=places, family=make(), cov_struct=struct, offset=offset, update_dep=update)
    return model.fit(maxiter=500, ctol=1e-13, cov_type="bias_reduced")


def alpha_ar1(family, mu, t):
    """Neighbours' products over the scale; where days are missing, the least sum of squares of product less alpha^distance."""
    variance = {"gaussian": np.ones_like(mu), "binomial": mu * (1 - mu), "poisson": mu}[family]
    r = (data[FAMILIES[family][0]] - mu) / np.sqrt(variance)
    phi = np.sum(r**2) / (len(r) - X.shape[1])
    same = data["g"][1:] == data["g"][:-1]
    product, distance = (r[1:] * r[:-1] / phi)[same], np.diff(t)[same]
    product = product * len(product) / (len(product) - X.shape[1])
    low, high = 1e-6, 1 - 1e-12
    for _ in range(200):
        a = (low + high) / 2
        slope = np.sum(distance * a ** (distance - 1) * (product - a**distance))
        low, high = (a, high) if slope > 0 else (low, a)
    return a


def pieces(family, mu, correlation, t):
    variance = {"gaussian": np.ones_like(mu), "binomial": mu * (1 - mu), "poisson": mu}[family]
    outcome = data[FAMILIES[family][0]]
    bread = np.zeros((X.shape[1],) * 2)
    groups = []
    for g in np.unique(data["g"]):
        rows = np.where(data["g"] == g)[0]
        R = correlation(t[rows])
        D = X[rows] * variance[rows][:, None]
        root = np.sqrt(variance[rows])
        Vi = np.linalg.inv(root[:, None] * R * root[None, :])
        groups.append((D, Vi, (outcome - mu)[rows]))
        bread += D.T @ Vi @ D
    return mu, variance, outcome, np.linalg.inv(bread), groups


def solve_with_gaps(family):
    link = {"gaussian": lambda e: e, "binomial": lambda e: 1 / (1 + np.exp(-e)), "poisson": np.exp}[family]
    offset = data["logExposure"] if family == "poisson" else 0
    beta, alpha = fit(family, sm.cov_struct.Independence()).params, 0.0
    for _ in range(60):
        mu = link(X @ beta + offset)
        alpha = alpha_ar1(family, mu, data["t"])
        _, _, _, bread, groups = pieces(family, mu, lambda t: alpha ** np.abs(t[:, None] - t[None, :]), data["t"])
        beta = beta + bread @ sum(D.T @ Vi @ e for D, Vi, e in groups)
    return beta, alpha, mu


def mancl_derouen(bread, groups):
    meat = np.zeros_like(bread)
    for D, Vi, e in groups:
        s = D.T @ Vi @ np.linalg.solve(np.eye(len(e)) - D @ bread @ D.T @ Vi, e)
        meat += np.outer(s, s)
    return bread @ meat @ bread


def robust(bread, groups):
    return bread @ sum(np.outer(D.T @ Vi @ e, D.T @ Vi @ e) for D, Vi, e in groups) @ bread


def kauermann_carroll(bread, groups):
    meat = np.zeros_like(bread)
    for D, Vi, e in groups:
        H = D @ bread @ D.T @ Vi
        values, vectors = np.linalg.eig(np.eye(len(e)) - H)
        power = (vectors @ np.diag(values.astype(complex) ** -0.5) @ np.linalg.inv(vectors)).real
        s = D.T @ Vi @ power @ e
        meat += np.outer(s, s)
    return bread @ meat @ bread


def qic(family, mu, variance, outcome, robust, scale):
    if family == "gaussian":
        quasi = -np.sum((outcome - mu) ** 2) / 2
    elif family == "binomial":
        quasi = np.sum(outcome * np.log(mu) + (1 - outcome) * np.log(1 - mu))
    else:
        quasi = np.sum(outcome * np.log(mu) - mu)
    omega = X.T @ (X * variance[:, None]) / scale
    return -2 * quasi / scale + 2 * np.trace(omega @ robust), -2 * quasi / scale + 2 * X.shape[1]


cases = []
for family in FAMILIES:
    for kind in ("independence", "exchangeable", "ar1", "ar1 gaps"):
        t, alpha, result = places, 0.0, None
        if kind == "independence":
            result = fit(family, sm.cov_struct.Independence())
        elif kind == "exchangeable":
            result = fit(family, sm.cov_struct.Exchangeable())
            alpha = float(result.cov_struct.dep_params)
        elif kind == "ar1":
            alpha = 0.3
            for _ in range(60):
                struct = sm.cov_struct.Autoregressive(grid=False)
                struct.dep_params = alpha
                result = fit(family, struct, update=False)
                alpha = alpha_ar1(family, result.fittedvalues, places)
        else:
            t = data["t"]
            beta, alpha, mu = solve_with_gaps(family)
        if result is not None:
            beta, mu = result.params, result.fittedvalues
        correlation = {
            "independence": lambda t: np.eye(len(t)),
            "exchangeable": lambda t: np.where(np.eye(len(t)) > 0, 1, alpha),
        }.get(kind, lambda t: alpha ** np.abs(t[:, None] - t[None, :]))
        mu, variance, outcome, bread, groups = pieces(family, mu, correlation, t)
        scale = float(np.sum((outcome - mu) ** 2 / variance) / (len(mu) - X.shape[1]))
        sandwich = robust(bread, groups) if result is None else result.cov_robust
        quasi = scale if family == "gaussian" else 1
        cases.append(
            dict(
                family=family,
                correlation=kind,
                beta=list(beta),
                se=np.sqrt(np.diag(sandwich)).tolist(),
                mancl_derouen=(np.sqrt(np.diag(mancl_derouen(bread, groups))) if result is None else result.standard_errors("bias_reduced")).tolist(),
                kauermann_carroll=np.sqrt(np.diag(kauermann_carroll(bread, groups))).tolist(),
                model=np.sqrt(np.diag(bread) * scale).tolist(),
                alpha=alpha,
                scale=scale,
                qic=list(qic(family, mu, variance, outcome, sandwich, quasi)),
                statsmodels_qic=list(result.model.qic(beta, scale, sandwich)[1:]) if family == "gaussian" and result is not None else [],
            )
        )
text = json.dumps(dict(versions=dict(statsmodels=statsmodels.__version__), cases=cases))
with gzip.GzipFile("statsmodels.json.gz", "wb", mtime=0) as out:
    out.write(text.encode())
