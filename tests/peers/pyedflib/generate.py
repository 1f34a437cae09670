"""Small EDF, EDF+, BDF and BDF+ files of random samples, written by pyEDFlib and edfio and read back by pyEDFlib (annotations: edfio).

Python 3.11, pyEDFlib 0.1.42, edfio 0.4.18, numpy 2.4.6; seed 7. python generate.py > files.json
"""
import base64
import datetime
import json
import os
import tempfile

import edfio
import numpy as np
import pyedflib

rng = np.random.default_rng(7)
start = datetime.datetime(2021, 3, 28, 1, 59, 30)
out = []


def read(path, name, annotations, began=None):
    reader = pyedflib.EdfReader(path)
    n = reader.signals_in_file
    out.append(
        {
            "name": name,
            "bytes": base64.b64encode(open(path, "rb").read()).decode(),
            # pyEDFlib loses the first digits of a fraction of a second (0.390625 becomes 0.039062).
            "start": (began or reader.getStartdatetime()).isoformat(timespec="microseconds"),
            "labels": reader.getSignalLabels(),
            "dimensions": [reader.getPhysicalDimension(k) for k in range(n)],
            "rates": [float(rate) for rate in reader.getSampleFrequencies()],
            "physical": [reader.readSignal(k).tolist() for k in range(n)],
            "annotations": annotations,
        }
    )
    reader.close()


def header(label, dimension, rate, low, high, bits):
    return {
        "label": label,
        "dimension": dimension,
        "sample_frequency": rate,
        "physical_min": low,
        "physical_max": high,
        "digital_min": -(2 ** (bits - 1)),
        "digital_max": 2 ** (bits - 1) - 1,
        "transducer": "",
        "prefilter": "",
    }


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    kinds = {"EDF": 16, "EDFPLUS": 16, "BDF": 24, "BDFPLUS": 24}
    for kind, bits in kinds.items():
        for seconds in (1, 0.5):
            path = f"{kind}.edf"
            writer = pyedflib.EdfWriter(path, 3, file_type=getattr(pyedflib, f"FILETYPE_{kind}"))
            writer.setSignalHeaders(
                [header("EEG Fpz-Cz", "uV", 32, -3276.8, 3276.7, bits), header("Resp", "mV", 8, 1.5, -0.7, bits), header("Temp", "degC", 2, 34, 40, bits)]
            )
            writer.setStartdatetime(start)
            writer.setDatarecordDuration(seconds)
            for _ in range(6):
                writer.writeSamples([rng.integers(-(2 ** (bits - 1)), 2 ** (bits - 1), writer.get_smp_per_record(k), dtype=np.int32) for k in range(3)], digital=True)
            notes = []
            if kind.endswith("PLUS"):
                for onset, duration, text in ((0.25, -1, "lights off"), (1.5, 30, "Sleep stage N2"), (2.125, 0.5, "spindle, très court")):
                    writer.writeAnnotation(onset, duration, text)
                    notes.append([onset, None if duration < 0 else duration, text])
            writer.close()
            read(path, f"pyEDFlib {kind}, records of {seconds} s", notes)
    signals = [
        edfio.EdfSignal(rng.normal(0, 50, 640), 64, label="ECG", physical_dimension="uV", physical_range=(-300, 300)),
        edfio.EdfSignal(rng.uniform(90, 100, 10), 1, label="SpO2", physical_dimension="%", physical_range=(0, 100)),
    ]
    edf = edfio.Edf(signals, starttime=datetime.time(22, 10, 5, 390625), recording=edfio.Recording(startdate=datetime.date(1999, 12, 31)), annotations=[edfio.EdfAnnotation(1.5, None, "A"), edfio.EdfAnnotation(4, 2.5, "中文")])
    edf.write("edfio.edf")
    read("edfio.edf", "edfio EDF+C with a fraction of a second", [[one.onset, one.duration, one.text] for one in edfio.read_edf("edfio.edf").annotations], datetime.datetime(1999, 12, 31, 22, 10, 5, 390625))
print(json.dumps(out))
