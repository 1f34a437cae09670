"""pygrowthstandards 0.1.3 and SciPy (versions stand in the output): python birth_weight.py | gzip -9n > birth-weight.json.gz

z-scores of birth weights by pygrowthstandards, whose tables of newborns are LMS parameters fitted to the printed centiles; and the skew t
distribution of type 3 (ST3 of GAMLSS) by SciPy's Student t, for parameters that stand in the output.
"""
import json
from importlib.metadata import version

from pygrowthstandards import functional
from scipy.stats import t


def st3_cdf(x, mu, sigma, nu, tau):
    z = (x - mu) / sigma
    if z < 0:
        return 2 / (1 + nu**2) * t.cdf(nu * z, tau)
    return (1 + 2 * nu**2 * (t.cdf(z / nu, tau) - 0.5)) / (1 + nu**2)


def st3_ppf(p, mu, sigma, nu, tau):
    below = 1 / (1 + nu**2)
    if p < below:
        return mu + sigma / nu * t.ppf(p * (1 + nu**2) / 2, tau)
    return mu + sigma * nu * t.ppf((p * (1 + nu**2) - 1 + nu**2) / (2 * nu**2), tau)


weights = [
    {"weightG": grams, "gestationalAgeDays": day, "sex": sex}
    for sex in ("female", "male")
    for day in range(238, 301, 6)
    for grams in (1500 + 15 * (day - 231), 2000 + 20 * (day - 231), 2600 + 22 * (day - 231))
]
skew = [(3.2, 0.38, 1.126787, 19.65738), (1.9, 0.4, 0.8, 5.0), (0.0, 1.0, 2.0, 50.0)]
xs = [-2.0, 0.0, 0.5, 1.5, 1.9, 2.4, 3.0, 3.2, 3.6, 4.5]
ps = [0.0001, 0.01, 0.03, 0.1, 0.4, 0.5, 0.7, 0.9, 0.97, 0.9999]
print(json.dumps({
    "pygrowthstandards": version("pygrowthstandards"),
    "scipy": version("scipy"),
    "weights": weights,
    "z": [
        float(functional.zscore("weight", w["weightG"] / 1000, w["sex"][0].upper(), age_days=0, gestational_age=w["gestationalAgeDays"]))
        for w in weights
    ],
    "skew": skew, "x": xs, "p": ps,
    "cdf": [[st3_cdf(x, *s) for x in xs] for s in skew],
    "quantile": [[st3_ppf(p, *s) for p in ps] for s in skew],
}))
