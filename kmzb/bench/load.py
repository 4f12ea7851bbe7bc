"""Reports arriving by themselves, whether or not the earlier ones were answered, as people do.

Each has its moment, drawn before (gaps as of independent people, from a fixed seed), and its time runs from that moment:
a server that stalls is charged for everybody who came meanwhile.
"""

import queue
import random
import threading
import time
from collections.abc import Callable, Iterator

from kmzb.bench.serving import HOST, PORT
from kmzb.bench.table import Case, Figure, of_figures, quantile
from kmzb.bench.visitor import Visitor, bodies

VISITORS = 64  # connections; more reports than that at once wait, and their time runs
MOST_P95_MS, MOST_ERRORS = 300, 0  # what the product promises


def run(rate: int, seconds: int, counted: Callable) -> Case:
    moments = list(arrivals(rate, seconds))
    waiting: queue.SimpleQueue = queue.SimpleQueue()
    times: list[float] = []
    statuses: list[int] = []
    threads = [threading.Thread(target=_serve, args=(waiting, times, statuses)) for _ in range(VISITORS)]
    for thread in threads:
        thread.start()
    began = time.perf_counter() + 1
    sent = bodies(len(moments))
    for moment, body in counted("Arrivals", zip(moments, sent, strict=True), len(moments)):
        time.sleep(max(0.0, began + moment - time.perf_counter()))
        waiting.put((began + moment, body))
    for _ in threads:
        waiting.put(None)
    for thread in threads:
        thread.join()
    return _case(times, sum(status != 201 for status in statuses), rate, seconds)


def arrivals(rate: int, seconds: int, seed: int = 1) -> Iterator[float]:
    """Moments in seconds from the start."""
    gaps, at = random.Random(seed), 0.0  # noqa: S311 - the same for every run
    while (at := at + gaps.expovariate(rate)) < seconds:
        yield at


def _serve(waiting: queue.SimpleQueue, times: list[float], statuses: list[int]) -> None:
    visitor = Visitor(HOST, PORT)
    while (one := waiting.get()) is not None:
        moment, body = one
        statuses.append(visitor.report(body))
        times.append((time.perf_counter() - moment) * 1_000)
    visitor.close()


def _case(times: list[float], errors: int, rate: int, seconds: int) -> Case:
    figures = [
        Figure("p95_ms", round(quantile(times, 0.95), 1), MOST_P95_MS),
        Figure("errors", errors, MOST_ERRORS),
    ]
    more = {"p50_ms": quantile(times, 0.5), "p99_ms": quantile(times, 0.99), "max_ms": max(times)}
    sent = {"reports": len(times), "rate": rate, "seconds": seconds}
    return of_figures("reports-load", figures, **sent, **{name: round(value, 1) for name, value in more.items()})
