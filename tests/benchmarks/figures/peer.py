"""The peer of bench.ts: vl-convert from spec to SVG, PNG and PDF.

Version (pinned in bench.ts, which builds the virtual environment): vl-convert-python 1.9.0.post1.
Command: python peer.py <specs.json> first|warm
PNG at 300 dpi of its size in points. "warm" draws all once, then again within the clock, and prints seconds per figure.
"""

import json
import pathlib
import sys
import time

import vl_convert

specs = list(json.loads(pathlib.Path(sys.argv[1]).read_text()).values())


def draw(some):
    for spec in some:
        vl_convert.vegalite_to_svg(spec, vl_version="6.4")
        vl_convert.vegalite_to_png(spec, vl_version="6.4", scale=300 / 72)
        vl_convert.vegalite_to_pdf(spec, vl_version="6.4")


if sys.argv[2] == "first":
    draw(specs[:1])
else:
    draw(specs)
    started = time.perf_counter()
    draw(specs)
    print((time.perf_counter() - started) / len(specs))
