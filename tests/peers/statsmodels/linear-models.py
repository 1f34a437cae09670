"""Peer outputs for linear, robust and count regression, multiple testing, correlation and standardised differences.

Run: python linear-models.py   (writes linear-models.json beside this file)
Versions: Python 3.11, statsmodels==0.15.0, scipy==1.17.1, numpy==2.4.6, pandas==3.1.1, tableone==0.9.6.

Input: ../scikit-learn/tabular.csv.gz (first 300 rows), outcomes drawn from it with a fixed seed (kept in the output), and
the data set Longley that statsmodels carries, whose certified values are NIST's
(https://www.itl.nist.gov/div898/strd/lls/data/Longley.shtml).
"""

import gzip, io, json, pathlib, warnings
import numpy as np, pandas as pd, scipy, statsmodels, statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests
from tableone.statistics import Statistics

warnings.simplefilter("ignore")
here = pathlib.Path(__file__).parent
data = pd.read_csv(io.BytesIO(gzip.decompress((here.parent / "scikit-learn" / "tabular.csv.gz").read_bytes())))
n = 300
X = sm.add_constant(data[["age", "x1", "x2"]].to_numpy()[:n])
rng = np.random.default_rng(20261125)

# A line with errors that grow with age, and some far off.
outcome = np.round(10 - 0.05 * X[:, 1] + 0.3 * X[:, 2] + rng.normal(size=n) * (0.2 + X[:, 1] / 50) + 8 * (rng.random(n) < 0.05), 3)
ols = sm.OLS(outcome, X).fit()
hc3 = ols.get_robustcov_results("HC3", use_t=True)

def linear(fit):
    return dict(estimates=fit.params.tolist(), standardErrors=fit.bse.tolist(), t=fit.tvalues.tolist(), p=fit.pvalues.tolist(),
                low=fit.conf_int()[:, 0].tolist(), high=fit.conf_int()[:, 1].tolist(), covariance=np.asarray(fit.cov_params()).ravel().tolist())

huber = sm.RLM(outcome, X, M=sm.robust.norms.HuberT()).fit(cov="H1", conv="coefs", tol=1e-13, maxiter=2000)

# Counts that vary more than Poisson counts, and counts that vary less.
rate = np.exp(0.4 + 0.01 * (X[:, 1] - 30) + 0.2 * X[:, 2])
counts = rng.poisson(rate * rng.gamma(2, 0.5, size=n))
nb = sm.NegativeBinomial(counts, X, loglike_method="nb2").fit(disp=0, maxiter=2000, method="newton", start_params=np.r_[sm.Poisson(counts, X).fit(disp=0).params, 0.4], tol=1e-14)
even = rng.binomial(4, 0.4 + 0.1 * np.tanh(X[:, 2]))
poisson = sm.GLM(even, X, family=sm.families.Poisson()).fit(tol=1e-14, tol_criterion="params", maxiter=200)

longley = sm.datasets.longley.load_pandas()
ps = [0.0000574, 0.00961, 0.0419, 0.00469, 0.0346, 0.207, 0.0346, 1.0, 0.0]
r = stats.pearsonr(X[:, 1], outcome)
ci = r.confidence_interval()

groups = pd.DataFrame(dict(group=np.where(rng.random(n) < 0.4, "a", "b"), age=data.age[:n], half=rng.integers(0, 2, n), level=rng.choice(["w", "x", "y", "z"], n, p=[0.1, 0.2, 0.3, 0.4])))

s = Statistics()
a, b = groups[groups.group == "a"], groups[groups.group == "b"]
# From raw data tableone takes the population's standard deviation; Austin's formula has the sample's.
cont = s._cont_smd(mean1=a.age.mean(), mean2=b.age.mean(), sd1=a.age.std(ddof=1), sd2=b.age.std(ddof=1), n1=len(a), n2=len(b), unbiased=False)
share = lambda g, column: [float((g[column] == v).mean()) for v in sorted(groups[column].unique())]
cat = lambda column: s._cat_smd(prop1=share(a, column), prop2=share(b, column), n1=len(a), n2=len(b), unbiased=False)
first = lambda value: float(np.asarray(value[0]).ravel()[0])
levels = sorted(groups.level.unique())

(here / "linear-models.json").write_text(json.dumps(dict(
    versions={"statsmodels": statsmodels.__version__, "scipy": scipy.__version__, "numpy": np.__version__, "tableone": "0.9.6"},
    call="OLS, get_robustcov_results(HC3), RLM(HuberT, H1), NegativeBinomial(nb2), GLM(Poisson), multipletests, pearsonr, tableone",
    rows=n, columns=["age", "x1", "x2"], outcome=outcome.tolist(),
    ols=dict(**linear(ols), r2=ols.rsquared, adjustedR2=ols.rsquared_adj, residualSd=float(np.sqrt(ols.scale)), residuals=ols.resid[:10].tolist()),
    hc3=linear(hc3),
    huber=dict(estimates=huber.params.tolist(), standardErrors=huber.bse.tolist(), p=huber.pvalues.tolist(), scale=float(huber.scale), weights=huber.weights[:20].tolist()),
    counts=counts.tolist(), negativeBinomial=dict(estimates=nb.params[:-1].tolist(), standardErrors=nb.bse[:-1].tolist(), p=nb.pvalues[:-1].tolist(), alpha=float(nb.params[-1]), logLikelihood=float(nb.llf)),
    even=even.tolist(), poisson=dict(estimates=poisson.params.tolist(), standardErrors=poisson.bse.tolist(), logLikelihood=float(poisson.llf)),
    longley=dict(names=list(longley.exog.columns), columns=longley.exog.to_numpy().T.tolist(), outcome=longley.endog.tolist(),
                 certified=dict(estimates=[-3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359, -0.511041056535807e-01, 1829.15146461355],
                                standardErrors=[890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212],
                                r2=0.995479004577296, residualSd=304.854073561965)),
    multipleTesting=dict(p=ps, benjaminiHochberg=multipletests(ps, method="fdr_bh")[1].tolist(), holm=multipletests(ps, method="holm")[1].tolist()),
    correlation=dict(estimate=float(r.statistic), p=float(r.pvalue), low=float(ci.low), high=float(ci.high)),
    standardisedDifferences=dict(ages=[a.age.tolist(), b.age.tolist()], age=first(cont),
                                 half=[int(a.half.sum()), len(a), int(b.half.sum()), len(b)], halfDifference=first(cat("half")),
                                 level=[[int((g.level == v).sum()) for v in levels] for g in (a, b)], levelDifference=first(cat("level")))), indent=1) + "\n")
