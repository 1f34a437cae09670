"""Puts the JSON-LD context of RO-Crate 1.1 into an HTTP cache, so that roc-validator runs without a network.

Usage: python seed_cache.py CONTEXT CACHE
CONTEXT is rocrate/data/ro-crate.jsonld of the wheel rocrate 0.14.0 (Apache-2.0), the last that ships the context of 1.1
as published at https://w3id.org/ro/crate/1.1/context; CACHE is what rocrate-validator gets as --cache-path.
"""

import json
import sys
from io import BytesIO
from pathlib import Path

from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from urllib3 import HTTPResponse

ADDRESS = "https://w3id.org/ro/crate/1.1/context"


class FileAdapter(HTTPAdapter):
    """Answers every request with one file."""

    def __init__(self, content: bytes):
        super().__init__()
        self.content = content

    def send(self, request, **_):
        body = HTTPResponse(
            body=BytesIO(self.content),
            headers={"Content-Type": "application/ld+json"},
            status=200,
            preload_content=False,
            request_url=request.url,
        )
        return self.build_response(request, body)


context = Path(sys.argv[1]).read_bytes()
if json.loads(context)["@id"] != ADDRESS:
    sys.exit(f"seed_cache.py: {sys.argv[1]} must be the context {ADDRESS}")
# The settings are the validator's own (rocrate_validator/utils/http.py): another method or code would not be looked up.
session = CachedSession(
    cache_name=sys.argv[2], backend="sqlite", expire_after=-1, allowable_methods=("GET",), allowable_codes=(200, 302, 404)
)
session.mount("https://", FileAdapter(context))
session.get(ADDRESS, headers={"Accept": "application/ld+json, application/json"})
again = session.get(ADDRESS, headers={"Accept": "application/ld+json;q=1, application/json;q=0.5"})
if not again.from_cache:
    sys.exit("seed_cache.py: the context was not kept in the cache")
