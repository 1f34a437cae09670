"""HRV of 24 h of RR intervals in ms by the peers."""
from importlib.metadata import version

import numpy as np


def systole_time(rr, fs):
    from systole.hrv import time_domain

    at = lambda r, m: float(r[r.Metric == m].Values.iloc[0])
    return lambda: time_domain(rr, input_type="rr_ms"), version("systole"), lambda r: {"SDNN": at(r, "SDNN"), "RMSSD": at(r, "RMSSD"), "pNN50": at(r, "pnn50")}


def hrvanalysis_time(rr, fs):
    from hrvanalysis import get_time_domain_features

    return lambda: get_time_domain_features(rr), version("hrv-analysis"), lambda r: {"SDNN": r["sdnn"], "RMSSD": r["rmssd"], "pNN50": r["pnni_50"]}


def dictionary(rr):
    return {"RRI": rr, "RRI_Time": np.cumsum(rr) / 1000}


def neurokit_time(rr, fs):
    import neurokit2 as nk

    return lambda: nk.hrv_time(dictionary(rr), sampling_rate=1000), version("neurokit2"), lambda r: {"SDNN": float(r.HRV_SDNN.iloc[0]), "RMSSD": float(r.HRV_RMSSD.iloc[0])}


def systole_welch(rr, fs):
    from systole.hrv import frequency_domain

    at = lambda r, m: float(r[r.Metric == m].Values.iloc[0])
    return lambda: frequency_domain(rr, input_type="rr_ms"), version("systole"), lambda r: {"LF": at(r, "lf_power"), "HF": at(r, "hf_power")}


def hrvanalysis(method):
    def make(rr, fs):
        from hrvanalysis import get_frequency_domain_features

        return lambda: get_frequency_domain_features(rr, method=method), version("hrv-analysis"), lambda r: {"LF": float(r["lf"]), "HF": float(r["hf"])}

    return make


def neurokit_sampen(rr, fs):
    import neurokit2 as nk

    return lambda: nk.entropy_sample(rr, dimension=2, delay=1, tolerance="sd")[0], version("neurokit2"), lambda r: {"SampEn": float(r)}


def neurokit_apen(rr, fs):
    import neurokit2 as nk

    return lambda: nk.entropy_approximate(rr, dimension=2, delay=1, tolerance="sd")[0], version("neurokit2"), lambda r: {"ApEn": float(r)}


def neurokit_dfa(rr, fs):
    import neurokit2 as nk

    return lambda: [nk.fractal_dfa(rr, scale=np.arange(4, 17))[0], nk.fractal_dfa(rr, scale=np.arange(16, 65))[0]], version("neurokit2"), lambda r: {"alpha1": float(r[0]), "alpha2": float(r[1])}


def systole_artefacts(rr, fs):
    from systole.detection import rr_artefacts

    return lambda: rr_artefacts(rr), version("systole"), lambda r: {"artefacts": int(sum(np.sum(r[k]) for k in ("ectopic", "long", "short", "missed", "extra")))}


def neurokit_kubios(rr, fs):
    import neurokit2 as nk

    peaks = np.round(np.cumsum(np.r_[0, rr])).astype(int)
    return lambda: nk.signal_fixpeaks(peaks, sampling_rate=1000, method="Kubios", iterative=False), version("neurokit2"), lambda r: {"artefacts": sum(len(r[0][k]) for k in ("ectopic", "missed", "extra", "longshort"))}


PEERS = {
    "systole-time": systole_time,
    "hrvanalysis-time": hrvanalysis_time,
    "neurokit2-time": neurokit_time,
    "systole-welch": systole_welch,
    "hrvanalysis-welch": hrvanalysis("welch"),
    "hrvanalysis-lomb": hrvanalysis("lomb"),
    "neurokit2-sampen": neurokit_sampen,
    "neurokit2-apen": neurokit_apen,
    "neurokit2-dfa": neurokit_dfa,
    "systole-artefacts": systole_artefacts,
    "neurokit2-kubios": neurokit_kubios,
}
