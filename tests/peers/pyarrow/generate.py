"""One small table as Parquet and Arrow files, in the ways in which PyArrow writes them.

Python 3.11, pyarrow 26.0.1. python generate.py > tables.json
"""
import base64
import json

import pyarrow as pa
import pyarrow.ipc as ipc
import pyarrow.parquet as pq

table = pa.table(
    {
        "participant": ["P100", "P100", "P101", None, "P102", "é😀"],
        "week": pa.array([12, 20, 12, 20, 12, 20], pa.int32()),
        "systolic": [110.0, None, 101.5, 120, 99, 130],
        "group": pa.array(["A", "B", "A", "A", "B", "B"]).dictionary_encode(),
    }
)


def parquet(**options):
    buffer = pa.BufferOutputStream()
    pq.write_table(table, buffer, **options)
    return base64.b64encode(buffer.getvalue().to_pybytes()).decode()


def arrow(new, part=table, rows=None):
    buffer = pa.BufferOutputStream()
    with new(buffer, part.schema) as writer:
        writer.write_table(part, max_chunksize=rows)
    return base64.b64encode(buffer.getvalue().to_pybytes()).decode()


out = {
    "rows": table.to_pylist(),
    "parquet": {
        "with Snappy": parquet(compression="snappy"),
        "uncompressed": parquet(compression="none"),
        "with checksums": parquet(compression="snappy", write_page_checksum=True),
        "with data pages of version 2": parquet(compression="snappy", data_page_version="2.0"),
        "in three row groups": parquet(compression="none", row_group_size=2),
        "without dictionaries": parquet(compression="none", use_dictionary=False),
        "without statistics": parquet(compression="none", write_statistics=False),
    },
    "arrow": {
        "as a file": arrow(ipc.new_file),
        "as a stream": arrow(ipc.new_stream),
        "as a file of three batches": arrow(ipc.new_file, rows=2),
        "as a stream of two batches": arrow(ipc.new_stream, rows=4),
        "that begins within a larger one": arrow(ipc.new_file, pa.concat_tables([table.slice(4), table]).slice(2)),
    },
}
print(json.dumps(out))
