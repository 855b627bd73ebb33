"""Answers a line of JSON {model, count} with the milliseconds of each step; shared by the peers' scripts."""

import json
import sys
import time


def serve(steps, version):
    # Libraries write to standard output when they feel like it; answers go to a copy of it.
    out = sys.stdout
    sys.stdout = sys.stderr
    print(json.dumps({"version": version}), file=out, flush=True)
    ready = {}
    for line in sys.stdin:
        asked = json.loads(line)
        name = asked["model"]
        if name not in ready:
            ready[name] = steps[name]()
        step = ready[name]
        milliseconds = []
        for _ in range(asked["count"]):
            began = time.perf_counter()
            step()
            milliseconds.append((time.perf_counter() - began) * 1e3)
        print(json.dumps({"milliseconds": milliseconds}), file=out, flush=True)
