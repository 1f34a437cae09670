"""Small WAV files in each encoding, written by soundfile and read by soundfile and SciPy.

Python 3.11, soundfile 0.14.0 (libsndfile 1.2.2), scipy 1.17.1, numpy 2.4.6; seed 7.
python generate.py | gzip -9n > wav.json.gz
"""
import base64
import io
import json

import numpy as np
import soundfile
from scipy.io import wavfile

rng = np.random.default_rng(7)
full = {"PCM_U8": 128, "PCM_16": 2**15, "PCM_24": 2**31, "PCM_32": 2**31}  # SciPy gives 24 bits at the top of 32
out = []
for form in ("WAV", "WAVEX"):
    for subtype in ("PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"):
        for channels in (1, 2, 3):
            x = rng.uniform(-1, 1, (37, channels))
            x[:3] = [[-1.0], [0.0], [1.0]]  # the ends of the scale
            file = io.BytesIO()
            soundfile.write(file, x, 8000 * channels, format=form, subtype=subtype)
            content = file.getvalue()
            read, rate = soundfile.read(io.BytesIO(content), dtype="float64", always_2d=True)
            scipy_rate, raw = wavfile.read(io.BytesIO(content))
            raw = raw.reshape(len(read), channels).astype(np.float64)
            scaled = raw - 128 if subtype == "PCM_U8" else raw
            scaled = scaled / full.get(subtype, 1)
            assert rate == scipy_rate
            out.append(
                dict(
                    name=f"{form} {subtype} {channels}",
                    bytes=base64.b64encode(content).decode(),
                    samplingRateHz=rate,
                    soundfile=read.T.tolist(),
                    scipy=scaled.T.tolist(),
                )
            )
print(json.dumps(out))
