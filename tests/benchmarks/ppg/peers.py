"""Systolic peaks by the peers; answers are judged like ours, within 100 ms of the truth."""
import sys
from importlib.metadata import version

import numpy as np


def judged(fs):
    def answer(peaks):
        p, t = np.sort(np.asarray(peaks) / fs), np.unique(np.fromfile(sys.argv[3] + "_truth.bin", dtype="<i4")) / fs
        near = lambda a, b: np.minimum(np.abs(a - b[np.clip(np.searchsorted(b, a), 0, len(b) - 1)]), np.abs(a - b[np.clip(np.searchsorted(b, a) - 1, 0, len(b) - 1)]))
        return {"pulses": len(p), "sensitivity": float(100 * np.mean(near(t, p) <= 0.1)), "precision": float(100 * np.mean(near(p, t) <= 0.1))}

    return answer


def systole(method):
    def make(x, fs):
        from systole.detection import ppg_peaks

        return lambda: np.where(ppg_peaks(x, sfreq=fs, new_sfreq=fs, method=method, clipping=False)[1])[0], version("systole"), judged(fs)

    return make


def neurokit(x, fs):
    import neurokit2 as nk

    return lambda: nk.ppg_findpeaks(nk.ppg_clean(x, sampling_rate=fs), sampling_rate=fs)["PPG_Peaks"], version("neurokit2"), judged(fs)


PEERS = {"systole-rolling": systole("rolling_average"), "systole-msptd": systole("msptd"), "neurokit2": neurokit}
