"""The disk by itself: what any durable commit has to wait for."""

import os
import tempfile
import time

from ops.benches.rounds import Slice
from ops.benches.server import RESULTS

PAGE = bytes(8192)


def flushes(seconds: float) -> Slice:
    """Pages a second that one writer can write and flush, one after the other."""
    latencies = []
    with tempfile.TemporaryFile(dir=RESULTS) as file:
        start = now = time.perf_counter()
        while now < start + min(seconds, 0.5):
            os.pwrite(file.fileno(), PAGE, 0)
            os.fdatasync(file.fileno())
            then, now = now, time.perf_counter()
            latencies.append(now - then)
    latencies.sort()
    return Slice(len(latencies) / (now - start), latencies[int(0.95 * len(latencies))])
