"""Reads a PROV-JSON document from standard input with prov 3.2.3 and prints what it found, as JSON.

Usage: python -W error read_prov.py < document.json
A warning (a value that the library reads only for older documents' sake) is an error.
"""

import json
import sys
from collections import Counter

from prov.model import ProvDocument

document = ProvDocument.deserialize(content=sys.stdin.read(), format="json")
provn = document.get_provn()
again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
counts = Counter(type(record).__name__ for record in document.get_records())
identifiers = sorted(str(record.identifier) for record in document.get_records() if record.is_element())
json.dump({"counts": counts, "identifiers": identifiers, "provn": provn, "same": document == again}, sys.stdout)
