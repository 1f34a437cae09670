"""Peer outputs of aeon for the parity tests of MiniRocket and MultiRocket, and of scikit-learn for the ridge classifier behind it.

Run: python generate.py   (reads windows.f32.gz and classes.json, writes kernels.json.gz, shares.u8.gz, ridge.json beside this file)
Versions: Python 3.11, aeon==1.6.0, numba==0.63.1, numpy==2.3.5, scikit-learn==1.9.1.

Input: 300 simulated windows x 3 channels x 150 samples (numpy.random.default_rng, own generator), the first half for training.
"""

import gzip, json, pathlib
import numpy as np, aeon, sklearn
from aeon.transformations.collection.convolution_based import MiniRocket, MultiRocket
from sklearn.linear_model import RidgeClassifierCV
from sklearn.preprocessing import StandardScaler

here = pathlib.Path(__file__).parent
X = np.frombuffer(gzip.decompress((here / "windows.f32.gz").read_bytes()), "<f4").reshape(300, 3, 150)
y = np.array(json.loads((here / "classes.json").read_text()))
train, test = slice(0, 150), slice(150, 300)
versions = {"aeon": aeon.__version__, "scikit-learn": sklearn.__version__, "numpy": np.__version__}


def zipped(name, data):
    (here / name).write_bytes(gzip.compress(data, mtime=0))


def case(X, n_kernels, name):
    rocket = MiniRocket(n_kernels=n_kernels, random_state=7, n_jobs=1).fit(X[train])
    per, indices, dilations, biases_per, biases = rocket.parameters
    zipped(name + ".kernels.json.gz", json.dumps(dict(
        dilations=dilations.tolist(), nBiases=biases_per.tolist(), nChannels=X.shape[1],
        starts=np.concatenate([[0], np.cumsum(per)]).tolist(), channels=indices.tolist(), biases=[float(b) for b in biases])).encode())
    some = rocket.transform(X[150:170])
    zipped(name + ".shares.f32.gz", np.ascontiguousarray(some, "<f4").tobytes())


case(X, 2000, "multivariate")
case(X[:, :1], 1000, "univariate")


def multi_case(X, name):
    """Half of MultiRocket's features: of the series themselves."""
    rocket = MultiRocket(n_kernels=252, random_state=7, n_jobs=1).fit(X[train])
    if X.shape[1] == 1:
        dilations, biases_per, biases = rocket.parameter
        per, indices = np.ones(84 * len(dilations), int), np.zeros(84 * len(dilations), int)
    else:
        per, indices, dilations, biases_per, biases = rocket.parameter
    some = np.asarray(rocket.transform(X[150:156]), "f8")
    return name, dict(
        dilations=dilations.tolist(), nBiases=biases_per.tolist(), nChannels=X.shape[1], nSamples=X.shape[2],
        starts=np.concatenate([[0], np.cumsum(per)]).tolist(), channels=indices.tolist(), biases=[float(b) for b in biases],
        features=[[float(f"{v:.6g}") for v in row[: row.size // 2]] for row in some])


# What aeon gives of differences as they stand is what MultiRocket should give of a signal's differences.
zipped("multi-rocket.json.gz", json.dumps(dict(
    [multi_case(X, "signal"), multi_case(np.diff(X), "difference"), multi_case(X[:, :1], "one channel")])).encode())

# Accuracies over seeds, and the ridge classifier on one seed's features.
accuracies = []
for seed in range(10):
    rocket = MiniRocket(random_state=seed, n_jobs=1).fit(X[train])
    A, B = (np.asarray(rocket.transform(X[part]), "f8") for part in (train, test))
    scale = StandardScaler(with_mean=False).fit(A)
    ridge = RidgeClassifierCV(alphas=np.logspace(-3, 3, 10)).fit(scale.transform(A), y[train])
    accuracies.append(float((ridge.predict(scale.transform(B)) == y[test]).mean()))

F = np.ascontiguousarray(X[:, 0, ::5], "f8")
cases = []
for rows, columns in [(60, 30), (25, 30), (150, 30)]:
    for classes in (2, 3):
        target = (y[:rows] % 2 if classes == 2 else (np.arange(rows) * 7 + y[:rows]) % 3)
        Z = StandardScaler().fit_transform(F[:rows, :columns])
        ridge = RidgeClassifierCV(alphas=np.logspace(-3, 3, 10)).fit(Z, target)
        cases.append(dict(rows=rows, columns=columns, classes=classes, outcomes=target.tolist(), alpha=float(ridge.alpha_),
                          coefficients=ridge.coef_.tolist(), intercepts=ridge.intercept_.tolist(),
                          decisions=np.atleast_2d(ridge.decision_function(Z[:5]).T).T.tolist()))
(here / "ridge.json").write_text(json.dumps(dict(versions=versions, accuracies=accuracies, cases=cases)) + "\n")
