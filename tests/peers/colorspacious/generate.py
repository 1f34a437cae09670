"""Colours as people without one kind of cone see them, for the parity test of @quickening/figures.

Run: python generate.py   (writes vision.json beside this file)
Versions: Python 3.11, colorspacious==1.1.2, numpy==2.4.6.

Input: Okabe and Ito's colours, the corners of sRGB, and greys. colorspacious has Machado's matrices too, and applies
them to linear RGB at severity 100.
"""

import json, pathlib
import colorspacious, numpy

colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#F0E442", "#1D2329", "#FF0000",
           "#00FF00", "#0000FF", "#00FFFF", "#FF00FF", "#FFFF00", "#FFFFFF", "#000000", "#808080", "#123456"]
types = {"protanopia": "protanomaly", "deuteranopia": "deuteranomaly", "tritanopia": "tritanomaly"}


def seen(colour, kind):
    rgb = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    space = {"name": "sRGB1+CVD", "cvd_type": types[kind], "severity": 100}
    out = colorspacious.cspace_convert(numpy.array(rgb) / 255, space, "sRGB1")
    return [round(255 * min(1, max(0, float(x))), 3) for x in out]


here = pathlib.Path(__file__).parent
cases = [{"colour": c, "vision": kind, "rgb255": seen(c, kind)} for c in colours for kind in types]
versions = {"colorspacious": colorspacious.__version__, "numpy": numpy.__version__}
(here / "vision.json").write_text(json.dumps({"versions": versions, "cases": cases}, indent=1) + "\n")
