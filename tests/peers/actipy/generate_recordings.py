"""Small recordings of an Axivity AX3 and of a GENEActiv, of random samples, as actipy's Java readers read them.

Python 3.11, actipy 3.8.3, numpy 2.4.6, OpenJDK 17; seed 11. python generate_recordings.py > recordings.json
Blocks begin at whole seconds and hold a second, so that samples lie on the grid and nothing is resampled.
"""
import base64
import datetime
import json
import os
import struct
import tempfile

import actipy
import numpy as np

rng = np.random.default_rng(11)
start = datetime.datetime(2024, 3, 31, 0, 59, 50)


def cwa(packed):
    header = bytearray(b"\xff" * 1024)
    header[:5] = b"MD\xfc\x03\x17"
    struct.pack_into("<HIH", header, 5, 39434, 26, 0)
    header[36], header[41] = 0x4A, 44
    header[64:512] = b"_p=left+wrist".ljust(448)
    blocks = []
    for k in range(8):
        t = start + datetime.timedelta(seconds=k)
        n = 100 if packed else 80
        stamp = (t.year - 2000) << 26 | t.month << 22 | t.day << 17 | t.hour << 12 | t.minute << 6 | t.second
        block = bytearray(512)
        rate = 0x4A if packed else 0x48
        struct.pack_into("<2sHHIIIHHBBBBhH", block, 0, b"AX", 508, 0x8000, 26, k, stamp, 250 + k, 256 + k, 0, 190, rate, 0x30 if packed else 0x32, 0, n if packed else 25)
        if packed:
            exponent = rng.integers(0, 3, n)
            axes = rng.integers(-512, 512, (n, 3)) & 1023
            words = exponent << 30 | axes[:, 2] << 20 | axes[:, 1] << 10 | axes[:, 0]
            block[30 : 30 + 4 * n] = words.astype("<u4").tobytes()
        else:
            block[30 : 30 + 150] = rng.integers(-2048, 2048, (25, 3)).astype("<i2").tobytes()
        struct.pack_into("<H", block, 510, -sum(struct.unpack("<255H", block[:510])) & 0xFFFF)
        blocks.append(bytes(block))
    header[36] = 0x4A if packed else 0x48
    return bytes(header) + b"".join(blocks)


def geneactiv():
    lines = ["Device Identity", "Device Unique Serial Code:012967", "Device Type:GENEActiv", "Device Model:1.1", "Device Firmware Version:Ver1.30", "Calibration Date:2012-04-03 11:08:52:000", ""]
    lines += ["Device Capabilities"] + [f"Capability {i}:0" for i in range(9)] + [""]
    lines += ["Configuration Info", "Measurement Frequency:85.7 Hz", "Measurement Period:216 Hours", "Start Time:2024-03-31 00:59:50:000", "Time Zone:GMT +00:00", ""]
    lines += ["Trial Info"] + [f"Trial {i}:" for i in range(10)] + [""]
    lines += ["Subject Info", "Device Location Code:left wrist"] + [f"Subject {i}:" for i in range(5)] + [""]
    lines += [""] * (46 - len(lines)) + ["Calibration Data"]
    lines += ["x gain:25875", "x offset:439", "y gain:25734", "y offset:-662", "z gain:25538", "z offset:-3056", "Volts:300", "Lux:800", "", "Memory Status", "Number of Pages:3", ""]
    for k in range(3):
        t = start + datetime.timedelta(seconds=3.5 * k)
        # actipy takes the lowest value for the highest one with the other sign, so it is left out.
        axes = rng.integers(-2047, 2048, (300, 3)) & 4095
        digits = "".join(f"{x:03X}{y:03X}{z:03X}{l:03X}" for (x, y, z), l in zip(axes, rng.integers(0, 4096, 300)))
        stamp = t.strftime("%Y-%m-%d %H:%M:%S:") + f"{t.microsecond // 1000:03d}"
        lines += ["Recorded Data", "Device Unique Serial Code:012967", f"Sequence Number:{k}", f"Page Time:{stamp}", "Unassigned:", f"Temperature:{21.5 + k}", "Battery voltage:4.1493", "Device Status:Recording", "Measurement Frequency:85.7", digits]
    return "\r\n".join(lines + [""]).encode()


out = []
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, content in (("packed.cwa", cwa(True)), ("unpacked.cwa", cwa(False)), ("geneactiv.bin", geneactiv())):
        open(name, "wb").write(content)
        data, info = actipy.read_device(name, lowpass_hz=None, calibrate_gravity=False, detect_nonwear=False, resample_hz=None, verbose=False)
        out.append(
            {
                "name": name,
                "bytes": base64.b64encode(content).decode(),
                "start": data.index[0].isoformat(timespec="milliseconds"),
                "serialNumber": str(info["DeviceID"]),
                "errors": info["ReadErrors"],
                "axes": [data[axis].astype(float).tolist() for axis in "xyz"],
                "temperature": data["temperature"].astype(float).tolist(),
            }
        )
print(json.dumps(out))
