"""Times one call of a peer in a process of its own, and prints one line of JSON.

python measure.py <peers.py> <peer id> <vector without .bin> <most repeats>

peers.py holds PEERS = {id: make}; make(values, fs) prepares what is not timed and returns (run, version) or
(run, version, answer): run() is timed; answer(result) gives a few numbers that show that the work was done right.
first: the first call in the process, with JIT and lazy imports, without `import` itself. Warm: the fastest of the others.
"""
import importlib.util
import json
import resource
import sys
import time

import numpy as np

script, peer, vector, repeats = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
LEAST_SECONDS = 1.0


def read(path):
    with open(path + ".json") as f:
        sidecar = json.load(f)
    kind = {"float64": "<f8", "float32": "<f4", "int32": "<i4"}[sidecar["dtype"]]
    return np.fromfile(path + ".bin", dtype=kind).reshape(sidecar["shape"]), sidecar.get("fs"), sidecar


def main():
    spec = importlib.util.spec_from_file_location("peers", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    values, fs, _ = read(vector)
    made = module.PEERS[peer](values, fs)
    run, version = made[0], made[1]
    walls, cpus = [], []
    result = None
    while len(walls) < 2 or (len(walls) <= repeats and sum(walls[1:]) < LEAST_SECONDS * 3) or (sum(walls[1:]) < LEAST_SECONDS and len(walls) < 1000):
        cpu, wall = time.process_time(), time.perf_counter()
        result = run()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
        if walls[0] > 60:
            break
    print(
        json.dumps(
            {
                "version": version,
                "firstSeconds": walls[0],
                "seconds": min(walls[1:] or walls),
                "cpuSeconds": min(cpus[1:] or cpus),
                "calls": len(walls),
                "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "answer": made[2](result) if len(made) > 2 else {},
            }
        )
    )


main()
