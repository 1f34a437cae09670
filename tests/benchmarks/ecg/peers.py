"""R peaks by the peers; answers are judged like ours, within 100 ms of the truth."""
import json
import sys
from importlib.metadata import version

import numpy as np


def truth(fs):
    return np.unique(np.fromfile(sys.argv[3] + "_truth.bin", dtype="<i4")) / fs


def judged(fs):
    def answer(peaks):
        p, t = np.sort(np.asarray(peaks) / fs), truth(fs)
        near = lambda a, b: np.minimum(np.abs(a - b[np.clip(np.searchsorted(b, a), 0, len(b) - 1)]), np.abs(a - b[np.clip(np.searchsorted(b, a) - 1, 0, len(b) - 1)]))
        return {"beats": len(p), "sensitivity": float(100 * np.mean(near(t, p) <= 0.1)), "precision": float(100 * np.mean(near(p, t) <= 0.1))}

    return answer


def sleepecg(backend):
    def make(x, fs):
        import sleepecg as s

        return lambda: s.detect_heartbeats(x, fs, backend=backend), version("sleepecg"), judged(fs)

    return make


def neurokit(x, fs):
    import neurokit2 as nk

    return lambda: nk.ecg_findpeaks(nk.ecg_clean(x, sampling_rate=fs), sampling_rate=fs)["ECG_R_Peaks"], version("neurokit2"), judged(fs)


def xqrs(x, fs):
    from wfdb import processing

    return lambda: processing.xqrs_detect(sig=x, fs=fs, verbose=False), version("wfdb"), judged(fs)


PEERS = {"sleepecg-c": sleepecg("c"), "sleepecg-numba": sleepecg("numba"), "neurokit2": neurokit, "xqrs": xqrs}
