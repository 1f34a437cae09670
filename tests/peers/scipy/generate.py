"""What SciPy, astropy, PyWavelets and statsmodels give on two short signals.

Python 3.11, numpy 2.4.6, scipy 1.17.1, astropy 8.0.2, PyWavelets 1.9.0, statsmodels 0.15.0; seed 3.
python generate.py | gzip -9n > signal.json.gz   (tests/benchmarks/environments/ecg.txt and statsmodels)
"""
import json

import numpy as np
import pywt
import scipy.signal as s
from astropy.timeseries import LombScargle
from scipy.interpolate import CubicSpline, PchipInterpolator
from statsmodels.regression.linear_model import burg

rng = np.random.default_rng(3)
x = np.round(np.cumsum(rng.standard_normal(400)) + np.sin(np.arange(400) / 5) * 3, 3)
t = np.round(np.sort(rng.uniform(0, 300, 350)), 3)
t = t[np.r_[True, np.diff(t) > 0]]
y = np.round(850 + 20 * np.sin(2 * np.pi * 0.1 * t) + 10 * rng.standard_normal(len(t)), 3)
r = np.round(np.repeat(rng.standard_normal(150), 2)[: 290], 2)  # with level tops
f = np.linspace(0.1, 49.9, 60)
at = np.linspace(t[0], t[-1], 700)
out = {"x": x, "t": t, "y": y, "r": r, "f": f, "at": at, "filters": [], "welch": [], "resample": [], "fir": [], "wavelets": []}
for kind in ("butterworth", "chebyshev1", "chebyshev2"):
    for band, cut in (("lowpass", 12), ("highpass", 3), ("bandpass", [3, 12]), ("bandstop", [8, 14])):
        for order in (1, 2, 3, 4, 5):
            args = dict(btype=band, fs=100, output="sos")
            sos = s.butter(order, cut, **args) if kind == "butterworth" else s.cheby1(order, 1, cut, **args) if kind == "chebyshev1" else s.cheby2(order, 40, cut, **args)
            _, h = s.sosfreqz(sos, f, fs=100)
            case = dict(kind=kind, band=band, cutoffHz=cut, order=order, gain=np.abs(h))
            if order in (2, 3):
                case |= dict(forward=s.sosfilt(sos, x), steady=s.sosfilt(sos, x, zi=s.sosfilt_zi(sos) * x[0])[0], zero=s.sosfiltfilt(sos, x))
            out["filters"].append(case)
for kw in (dict(nperseg=128), dict(nperseg=100, noverlap=70, nfft=256, window="hamming"), dict(nperseg=75, detrend="linear", average="median"), dict(nperseg=64, window="blackman", detrend=False), dict(nperseg=61, window="bartlett")):
    out["welch"].append(s.welch(x, 4, **kw)[1])
out["spectrogram"] = s.spectrogram(x, 4, window="hann", nperseg=80, noverlap=60, detrend="constant")[2].T.ravel()
grid = 0.003 + np.arange(300) * 0.001
out["lomb"] = LombScargle(t, y, normalization="psd").power(grid, method="slow")
out["lombNoMean"] = LombScargle(t, y, normalization="psd", fit_mean=False).power(grid, method="slow")
out["linear"] = np.interp(at, t, y)
out["spline"] = CubicSpline(t, y)(at)
out["pchip"] = PchipInterpolator(t, y)(at)
for up, down in ((3, 2), (1, 4), (5, 7), (4, 1)):
    out["resample"].append(dict(up=up, down=down, y=s.resample_poly(x, up, down)))
for taps, band, cut, window in ((31, "lowpass", 10, "hamming"), (41, "bandpass", [5, 15], "blackman"), (25, "highpass", 8, "hann"), (33, "bandstop", [10, 20], "hamming"), (30, "lowpass", 10, "hamming")):
    taps_ = s.firwin(taps, cut, window=window, pass_zero=band, fs=100)
    out["fir"].append(dict(taps=taps, band=band, cutoffHz=cut, window=window, h=taps_, y=s.lfilter(taps_, 1, x)))
h = s.hilbert(x)
out["envelope"], out["hilbertIm"] = np.abs(h), h.imag
for odd in (400, 399, 397):
    F = np.fft.rfft(x[:odd])
    out[f"rfft{odd}"] = np.r_[F.real, F.imag]
for name, kw in (("peaks", {}), ("peaksHigh", dict(height=0.5)), ("peaksProminent", dict(prominence=1.2)), ("peaksApart", dict(distance=9))):
    out[name] = s.find_peaks(r, **kw)[0]
p = s.find_peaks(r)[0]
out["prominences"] = s.peak_prominences(r, p)[0]
for w, n, level in (("haar", 400, 3), ("db2", 400, 3), ("db3", 399, 2), ("db4", 400, 4)):
    c = pywt.wavedec(x[:n], w, mode="periodization", level=level)
    out["wavelets"].append(dict(wavelet=w, n=n, levels=level, all=np.concatenate(c)))
rho, sigma2 = burg(x, 8, demean=False)
out["burg"] = np.r_[rho, sigma2]


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value.tolist() if isinstance(value, np.ndarray) else value


print(json.dumps(plain(out)))
