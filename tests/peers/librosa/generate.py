"""What librosa gives on a made-up sound of 1 s at 8 kHz.

Python 3.11, librosa 0.11.0, numpy 2.4.6, scipy 1.17.1; seed 11.
python generate.py | gzip -9n > features.json.gz
"""
import json

import librosa
import numpy as np

rng = np.random.default_rng(11)
fs = 8000
t = np.arange(fs) / fs
# A gliding voice with harmonics that comes and goes, over a little noise.
phase = 2 * np.pi * np.cumsum(430 + 60 * np.sin(2 * np.pi * 1.3 * t)) / fs
x = sum(np.sin(k * phase) / k for k in range(1, 8)) * np.clip(np.sin(2 * np.pi * 1.1 * t + 0.4), 0, 1) ** 2
x = np.round((0.2 * x + 0.002 * rng.standard_normal(fs)) * 32768) / 32768
out = {"samplingRateHz": fs, "samples": (x * 32768).astype(int), "banks": [], "mel": [], "mfcc": [], "deltas": [], "spectral": []}

for hz in (0, 60, 999.9, 1000, 3456.7, 22050):
    out.setdefault("hz", []).append([hz, librosa.hz_to_mel(hz), librosa.hz_to_mel(hz, htk=True)])

BANKS = (
    dict(sr=8000, n_fft=256, n_mels=40),
    dict(sr=8000, n_fft=256, n_mels=26, htk=True),
    dict(sr=16000, n_fft=512, n_mels=23, fmin=64, fmax=7000, htk=True, norm=None),
    dict(sr=16000, n_fft=400, n_mels=20, fmin=300, fmax=4000, norm=None),
)
for kw in BANKS:
    with np.errstate(all="ignore"):
        out["banks"].append(dict(options=kw, weights=librosa.filters.mel(**kw, dtype=np.float64)))

FRAMES = (
    dict(n_fft=256, hop_length=80, win_length=200, pad_mode="constant", center=True),
    dict(n_fft=256, hop_length=100, win_length=256, pad_mode="reflect", center=True),
    dict(n_fft=512, hop_length=128, win_length=512, center=False),
)
FILTERS = (dict(n_mels=40), dict(n_mels=26, htk=True, fmin=50, fmax=3800), dict(n_mels=23, norm=None))


def log_mel(frames, filters, dtype):
    power = np.abs(librosa.stft(y=x, window="hann", **frames)) ** 2
    bank = librosa.filters.mel(sr=fs, n_fft=frames["n_fft"], dtype=dtype, **filters)
    return librosa.power_to_db(bank @ power, ref=1.0, amin=1e-10, top_db=80.0)


for frames in FRAMES:
    for filters in FILTERS:
        own = librosa.power_to_db(librosa.feature.melspectrogram(y=x, sr=fs, **frames, **filters))
        case = dict(frames=frames, filters=filters, double=log_mel(frames, filters, np.float64)[:, ::4].T, own=own[:, ::4].T, shape=own.T.shape)
        out["mel"].append(case)
    for lifter in (0, 22):
        S = log_mel(frames, FILTERS[0], np.float64)
        c = librosa.feature.mfcc(S=S, n_mfcc=13, lifter=lifter)
        out["mfcc"].append(dict(frames=frames, filters=FILTERS[0], lifter=lifter, values=c.T))
    fl = frames.get("win_length") or frames["n_fft"]
    time = dict(frame_length=fl, hop_length=frames["hop_length"], center=frames["center"])
    pad = {"pad_mode": frames["pad_mode"]} if frames["center"] else {}
    out["spectral"].append(
        dict(
            frames=frames,
            centroidHz=librosa.feature.spectral_centroid(y=x, sr=fs, **frames)[0],
            bandwidthHz=librosa.feature.spectral_bandwidth(y=x, sr=fs, **frames)[0],
            rollOffHz=librosa.feature.spectral_rolloff(y=x, sr=fs, roll_percent=0.85, **frames)[0],
            flatness=librosa.feature.spectral_flatness(y=x, **frames)[0],
            zeroCrossingRate=librosa.feature.zero_crossing_rate(x, **time)[0],
            # Of the double-precision samples: rms rounds to single precision by default.
            rms=librosa.feature.rms(y=x, dtype=np.float64, **time, **pad)[0],
        )
    )

c = np.array(out["mfcc"][0]["values"]).T
for width, order, mode in ((9, 1, "interp"), (9, 2, "interp"), (5, 1, "interp"), (9, 1, "nearest"), (7, 2, "nearest")):
    out["deltas"].append(dict(widthFrames=width, order=order, mode=mode, values=librosa.feature.delta(c, width=width, order=order, mode=mode).T))


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


print(json.dumps(plain(out)))
