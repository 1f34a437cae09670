"""Area under the ROC curve with a bootstrap, by scikit-learn."""
from importlib.metadata import version

import numpy as np

N = 10_000


def sklearn_loop(X, fs):
    from sklearn.metrics import roc_auc_score

    flat = X.ravel()
    y = (flat[N : 2 * N] > 0.5).astype(int)
    scores = flat[:N] + y

    def run():
        random = np.random.default_rng(1)
        draws = []
        for _ in range(1000):
            rows = random.integers(0, N, N)
            draws.append(roc_auc_score(y[rows], scores[rows]))
        return roc_auc_score(y, scores), *np.quantile(draws, [0.025, 0.975])

    return run, version("scikit-learn"), lambda made: {"estimate": float(made[0]), "low": float(made[1]), "high": float(made[2])}


PEERS = {"sklearn-loop": sklearn_loop}
