"""Drawings of vl-convert for the parity test of our figures.

Run: python generate.py   (writes drawings.json beside this file, from specs.json)
Versions: Python 3.11, vl-convert-python==1.9.0.post1 (Vega 6.2.0, Vega-Lite 6.4).

Input: specs.json, written by `node --conditions=@quickening/source specs.ts`: our specs of invented rows, panels of
fixed size, in the house's theme.
"""

import json, pathlib
import vl_convert as vlc

here = pathlib.Path(__file__).parent
specs = json.loads((here / "specs.json").read_text())
drawings = {name: vlc.vegalite_to_svg(spec, vl_version="6.4") for name, spec in specs.items()}
versions = {"vl-convert-python": vlc.__version__, "vega": vlc.get_vega_version(), "vega-lite": "6.4"}
(here / "drawings.json").write_text(json.dumps({"versions": versions, "drawings": drawings}, indent=1) + "\n")
