"""Peer outputs of scikit-learn for the parity tests of @quickening/learning and @quickening/validation.

Run: python generate.py   (writes fits.json, ranking.json, neighbours.json and forest.json beside this file)
Versions: Python 3.11, scikit-learn==1.9.1, imbalanced-learn==0.14.2, numpy==2.4.6, scipy==1.17.1, pandas==2.3.3.

Input: tabular.csv.gz, 10,000 simulated rows (numpy.random.default_rng, own generator; columns age, x1..x4, y, p1, p2). The
fits use the first 600 rows. The W9.*.json files were made from the same table by the calls written in them.
"""

import gzip, io, json, pathlib
import numpy as np, pandas as pd, sklearn, imblearn
from sklearn import metrics
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import NearestNeighbors
from sklearn.tree import DecisionTreeClassifier
from imblearn.over_sampling import SMOTE

here = pathlib.Path(__file__).parent
data = pd.read_csv(io.BytesIO(gzip.decompress((here / "tabular.csv.gz").read_bytes())))
columns = ["age", "x1", "x2", "x3", "x4"]
versions = {"sklearn": sklearn.__version__, "imblearn": imblearn.__version__, "numpy": np.__version__}


def write(name, output):
    (here / name).write_text(json.dumps({"versions": versions, **output}, indent=1) + "\n")


n = 600
X = data[columns].to_numpy()[:n]
y = data.y.to_numpy()[:n]
Z = (X - X.mean(0)) / X.std(0)  # divisor n

# Logistic regression on standardised columns: C = 1 / (n lambda).
cases = []
for penalty, ratio, strengths in [
    ("ridge", 0.0, [0.001, 0.01, 0.1, 1.0]),
    ("lasso", 1.0, [0.002, 0.01, 0.05]),
    ("elastic-net", 0.3, [0.002, 0.01, 0.05]),
]:
    for strength in strengths:
        C = 1 / (n * strength)
        if penalty == "ridge":
            model = LogisticRegression(C=C, l1_ratio=0.0, solver="newton-cholesky", tol=1e-13, max_iter=10000)
        else:
            model = LogisticRegression(C=C, l1_ratio=ratio, solver="saga", tol=1e-14, max_iter=200000)
        model.fit(Z, y)
        cases.append(dict(penalty=penalty, mixing=ratio, lambda_=strength, intercept=float(model.intercept_[0]),
                          coefficients=model.coef_[0].tolist()))
write("fits.json", dict(call="LogisticRegression(C=1/(n*lambda), l1_ratio) on (X - mean)/sd", rows=n, cases=cases))

# Rankings with many ties.
score = np.round(data.p1.to_numpy()[:n], 1)
fpr, tpr, thresholds = metrics.roc_curve(y, score, drop_intermediate=False)
write("ranking.json", dict(call="roc_curve(drop_intermediate=False), average_precision_score, roc_auc_score of round(p1, 1)",
                           rows=n, fpr=fpr.tolist(), tpr=tpr.tolist(), thresholds=thresholds[1:].tolist(),
                           averagePrecision=float(metrics.average_precision_score(y, score)),
                           auc=float(metrics.roc_auc_score(y, score))))

# Trees without randomness and the out-of-bag AUC of forests over 20 seeds.
trees = []
for depth, leaf in [(2, 1), (4, 20), (12, 40), (12, 30)]:
    grown = [DecisionTreeClassifier(max_depth=depth, min_samples_leaf=leaf, random_state=s).fit(X, y) for s in range(20)]
    model = grown[0]
    # scikit-learn breaks ties between columns at random; only a tree without such ties has one right answer.
    assert all(np.array_equal(model.predict_proba(X), other.predict_proba(X)) for other in grown), (depth, leaf)
    trees.append(dict(maxDepth=depth, minLeaf=leaf, probabilities=model.predict_proba(X)[:, 1].tolist(),
                      nNodes=int(model.tree_.node_count)))
forests = [float(metrics.roc_auc_score(y, RandomForestClassifier(200, max_features="sqrt", oob_score=True, random_state=s)
           .fit(X, y).oob_decision_function_[:, 1])) for s in range(20)]
leafy = [float(metrics.roc_auc_score(y, RandomForestClassifier(200, max_features="sqrt", min_samples_leaf=10, oob_score=True,
         random_state=s).fit(X, y).oob_decision_function_[:, 1])) for s in range(20)]
write("forest.json", dict(call="DecisionTreeClassifier(random_state=0); RandomForestClassifier(200, oob_score=True), 20 seeds",
                          rows=n, trees=trees, outOfBagAuc=forests, outOfBagAucMinLeaf10=leafy))

# Neighbours that SMOTE chooses from, and how many rows imbalanced-learn makes.
rare = np.flatnonzero(y == 1)
near = NearestNeighbors(n_neighbors=6).fit(Z[rare]).kneighbors(Z[rare], return_distance=False)[:, 1:]
_, made = SMOTE(random_state=0).fit_resample(Z, y)
write("neighbours.json", dict(call="NearestNeighbors(6) among rows with y = 1, standardised; SMOTE().fit_resample", rows=n,
                              neighbours=rare[near].tolist(), rareRows=rare.tolist(), nRowsAfterSmote=int(len(made))))
