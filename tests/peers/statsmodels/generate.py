"""Peer outputs of statsmodels and SciPy for the parity tests of @quickening/stats and @quickening/validation.

Run: python generate.py   (writes regression.json, distributions.json, tests.json beside this file)
Versions: Python 3.11, statsmodels==0.15.0, scipy==1.17.1, numpy==2.4.6, pandas==2.3.3.

Input: ../scikit-learn/tabular.csv.gz, of which the first 600 rows are used.
"""

import gzip, io, json, pathlib
import numpy as np, pandas as pd, scipy, statsmodels, statsmodels.api as sm
from scipy import optimize, stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

here = pathlib.Path(__file__).parent
data = pd.read_csv(io.BytesIO(gzip.decompress((here.parent / "scikit-learn" / "tabular.csv.gz").read_bytes())))
versions = {"statsmodels": statsmodels.__version__, "scipy": scipy.__version__, "numpy": np.__version__}


def write(name, output):
    (here / name).write_text(json.dumps({"versions": versions, **output}, indent=1) + "\n")


n = 600
X = data[["age", "x1", "x2", "x3", "x4"]].to_numpy()[:n]
y = data.y.to_numpy()[:n]
p = data.p1.to_numpy()[:n]
lp = np.log(p / (1 - p))
fit = lambda design, **kw: sm.GLM(y, design, family=sm.families.Binomial(), **kw).fit(tol=1e-14, tol_criterion="params", maxiter=200)
full = fit(sm.add_constant(X))
slope = fit(sm.add_constant(lp))
large = fit(np.ones((n, 1)), offset=lp)


def profile(drop, centre, se):
    f = lambda v: drop(v) - stats.chi2.ppf(0.95, 1)
    return [optimize.brentq(f, centre - 6 * se, centre, xtol=1e-14), optimize.brentq(f, centre, centre + 6 * se, xtol=1e-14)]


loglike = lambda eta: float(np.sum(np.where(y == 1, -np.logaddexp(0, -eta), -np.logaddexp(0, eta))))
intercept_profile = profile(lambda a: 2 * (large.llf - loglike(lp + a)), large.params[0], large.bse[0])
slope_profile = profile(lambda b: 2 * (slope.llf - fit(np.ones((n, 1)), offset=b * lp).llf), slope.params[1], slope.bse[1])

# Restricted cubic spline of the log odds, Harrell's basis, three knots; curve and band at 5 points.
knots = np.quantile(lp, [0.1, 0.5, 0.9])


def basis(x):
    t1, t2, t3 = knots
    c = lambda v: np.maximum(v, 0) ** 3
    return np.column_stack([np.ones_like(x), x, (c(x - t1) - c(x - t2) * (t3 - t1) / (t3 - t2) + c(x - t3) * (t2 - t1) / (t3 - t2)) / (t3 - t1) ** 2])


spline = fit(basis(lp))
at = np.linspace(p.min(), p.max(), 5)
B = basis(np.log(at / (1 - at)))
eta, se = B @ spline.params, np.sqrt(np.einsum("ij,jk,ik->i", B, spline.cov_params(), B))
expit = lambda v: 1 / (1 + np.exp(-v))
z = stats.norm.ppf(0.975)
write("regression.json", dict(
    rows=n, call="GLM(Binomial) by IRLS; profile limits by brentq on its log likelihood",
    full=dict(coefficients=full.params.tolist(), standardErrors=full.bse.tolist(), covariance=full.cov_params().ravel().tolist(), logLikelihood=full.llf),
    calibration=dict(intercept=large.params[0], interceptSe=large.bse[0], interceptWald=large.conf_int()[0].tolist(),
                     interceptProfile=intercept_profile, slope=slope.params[1], slopeSe=slope.bse[1],
                     slopeWald=slope.conf_int()[1].tolist(), slopeProfile=slope_profile),
    curve=dict(predicted=at.tolist(), observed=expit(eta).tolist(), low=expit(eta - z * se).tolist(), high=expit(eta + z * se).tolist(),
               knots=expit(knots).tolist())))

zs = [-37.5, -20, -8, -5.7, -5.6, -3, -1.2, -0.67, -0.1, -1e-9, 0, 1e-3, 0.6744, 0.675, 1.96, 4, 5.65, 8.2]
ps = [1e-300, 1e-50, 1e-12, 1e-5, 0.001, 0.02425, 0.025, 0.075, 0.2, 0.5, 0.7, 0.925, 0.975, 0.999, 1 - 1e-9]
ts = [-40, -5, -2, -0.5, -1e-4, 0.3, 1, 2.5, 12]
dfs = [0.5, 1, 2, 3.5, 10, 100, 5000]
ab = [(0.5, 0.5), (2, 3), (10, 0.7), (40, 60), (0.1, 5)]
xs = [0.001, 0.1, 0.37, 0.5, 0.9, 0.999]
sample = data.age.to_numpy()[:37]
quantiles = {str(k): [float(np.quantile(sample, q, method=m)) for q in (0, 0.03, 0.25, 0.5, 0.777, 0.95, 1)] for k, m in enumerate(
    ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased", "normal_unbiased"], 1)}
write("distributions.json", dict(
    call="scipy.stats.norm, t, scipy.special.betainc, numpy.quantile",
    normalCdf=[[v, float(stats.norm.cdf(v))] for v in zs], normalQuantile=[[v, float(stats.norm.ppf(v))] for v in ps],
    studentTCdf=[[v, d, float(stats.t.cdf(v, d))] for v in ts for d in dfs],
    studentTQuantile=[[v, d, float(stats.t.ppf(v, d))] for v in ps[3:] for d in dfs[1:]],
    incompleteBeta=[[x, a, b, float(scipy.special.betainc(a, b, x))] for x in xs for a, b in ab],
    logGamma=[[x, float(scipy.special.gammaln(x))] for x in (1e-5, 0.3, 1.5, 2.5, 10, 171, 1e5)],
    quantiles=quantiles))

age = np.round(data.age.to_numpy()[:n])
first, second = age[y == 1], age[y == 0]
u = stats.mannwhitneyu(first, second, method="asymptotic")
write("tests.json", dict(
    call="mannwhitneyu(asymptotic) of rounded age by outcome; proportion_confint(wilson); confint_proportions_2indep(newcomb)",
    rows=n, mannWhitney=dict(u=float(u.statistic), p=float(u.pvalue)),
    wilson=[[a, b, *map(float, proportion_confint(a, b, method="wilson"))] for a, b in [(0, 10), (1, 10), (81, 263), (29, 506), (10, 10)]],
    newcombe=[[a, b, c, d, *map(float, confint_proportions_2indep(a, b, c, d, compare="diff", method="newcomb"))] for a, b, c, d in [(56, 70, 48, 80), (9, 10, 3, 10), (1, 30, 4, 25)]]))

# Rows that share a participant: groups of 1 to 9 rows, in turn. statsmodels' own correction would be G/(G-1) (n-1)/(n-k).
groups = np.repeat(np.arange(n), np.resize(np.arange(1, 10), n))[:n]
G = len(np.unique(groups))
clustered = lambda design, **kw: sm.GLM(y, design, family=sm.families.Binomial(), **kw).fit(
    tol=1e-14, tol_criterion="params", maxiter=200, cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False}
)
factor = np.sqrt(G / (G - 1))
write("clustered-calibration.json", dict(
    rows=n, call="GLM(Binomial), cov_type='cluster', use_correction=False, times sqrt(G/(G-1))", groups=groups.tolist(), participants=G,
    interceptSe=float(clustered(np.ones((n, 1)), offset=lp).bse[0] * factor), slopeSe=float(clustered(sm.add_constant(lp)).bse[1] * factor),
))
