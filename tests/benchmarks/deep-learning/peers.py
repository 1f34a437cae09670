"""MiniRocket, the ridge classifier behind it, and a convolutional network, by the peers."""
from importlib.metadata import version

import numpy as np

classes = np.arange(2000) % 5


def aeon_minirocket(X, fs):
    from aeon.transformations.collection.convolution_based import MiniRocket

    X = X.astype("f4")

    def run():
        rocket = MiniRocket(random_state=7, n_jobs=1).fit(X[:1000])
        return rocket.transform(X[:1000]), rocket.transform(X[1000:])

    return run, version("aeon"), lambda made: {"features": made[0].shape[1], "meanShare": float(np.mean(made[0]))}


def aeon_multirocket(X, fs):
    from aeon.transformations.collection.convolution_based import MultiRocket

    X = X[:250].astype("f4")

    def run():
        rocket = MultiRocket(random_state=7, n_jobs=1).fit(X)
        return np.asarray(rocket.transform(X))

    return run, version("aeon"), lambda made: {"features": made.shape[1], "meanShare": float(np.mean(made[:, : made.shape[1] // 8]))}


def sklearn_ridge(X, fs):
    from aeon.transformations.collection.convolution_based import MiniRocket
    from sklearn.linear_model import RidgeClassifierCV
    from sklearn.preprocessing import StandardScaler

    X = X.astype("f4")
    rocket = MiniRocket(random_state=7, n_jobs=1).fit(X[:1000])
    A, B = (np.asarray(rocket.transform(part), "f8") for part in (X[:1000], X[1000:]))

    def run():
        scale = StandardScaler().fit(A)
        return scale, RidgeClassifierCV(alphas=np.logspace(-3, 3, 10)).fit(scale.transform(A), classes[:1000])

    return run, version("scikit-learn"), lambda made: {"alpha": float(made[1].alpha_), "accuracy": float(np.mean(made[1].predict(made[0].transform(B)) == classes[1000:]))}


def keras(train):
    def make(X, fs):
        import os

        os.environ.update(TF_ENABLE_ONEDNN_OPTS="0", TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="")
        import tensorflow as tf

        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)
        # As ours: values beside what was observed.
        x = np.transpose(X, (0, 2, 1)).astype("f4")
        x = (x - x.mean((0, 1))) / x.std((0, 1))
        x = np.concatenate([x, np.ones_like(x)], 2)
        y = (classes > 1).astype("f4")

        def build():
            layers = [tf.keras.layers.Input((300, 6))]
            for filters in (32, 32, 64, 64):
                layers += [tf.keras.layers.Conv1D(filters, 5, padding="same", activation="relu"), tf.keras.layers.MaxPool1D(2, padding="same")]
            model = tf.keras.Sequential([*layers, tf.keras.layers.GlobalAveragePooling1D(), tf.keras.layers.Dense(1)])
            model.compile(tf.keras.optimizers.Adam(1e-3, clipnorm=1.0), tf.keras.losses.BinaryCrossentropy(from_logits=True))
            return model

        if train:
            return lambda: build().fit(x, y, batch_size=64, epochs=2, verbose=0), tf.__version__, lambda made: {"loss": float(made.history["loss"][1])}
        model = build()
        return lambda: model.predict(x, batch_size=256, verbose=0), tf.__version__, lambda made: {"windows": len(made)}

    return make


PEERS = {
    "aeon-minirocket": aeon_minirocket,
    "aeon-multirocket": aeon_multirocket,
    "sklearn-ridge": sklearn_ridge,
    "keras-training": keras(True),
    "keras-inference": keras(False),
}
