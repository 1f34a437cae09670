"""Cepstra and spectral measures of 60 s of sound by librosa."""
from importlib.metadata import version

FRAMES = dict(n_fft=512, hop_length=160)


def mfcc(y, fs):
    import librosa

    def answer(c):
        return {"frames": c.shape[1], "C0": float(c[0].mean()), "C1": float(c[1].mean()), "C12": float(c[12].mean())}

    return lambda: librosa.feature.mfcc(y=y, sr=fs, n_mfcc=13, **FRAMES), version("librosa"), answer


def spectral(y, fs):
    import librosa
    import numpy as np

    f = librosa.feature

    def run():
        # One transform for all four, as a careful user would.
        S = np.abs(librosa.stft(y, **FRAMES))
        centroid = f.spectral_centroid(S=S, sr=fs)
        return (
            centroid,
            f.spectral_bandwidth(S=S, sr=fs, centroid=centroid),
            f.spectral_rolloff(S=S, sr=fs),
            f.spectral_flatness(S=S),
            f.zero_crossing_rate(y, frame_length=512, hop_length=160),
            f.rms(y=y, frame_length=512, hop_length=160),
        )

    return run, version("librosa"), lambda r: {"centroid": float(r[0].mean()), "rollOff": float(r[2].mean()), "rms": float(r[5].mean())}


PEERS = {"librosa-mfcc": mfcc, "librosa-spectral": spectral}
