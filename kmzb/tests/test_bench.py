import json
import statistics

from kmzb.bench import table
from kmzb.bench.load import arrivals
from kmzb.bench.table import Figure, of_figures


def test_reports_arrive_by_themselves_and_as_often_as_asked():
    moments = list(arrivals(50, 60))
    gaps = [after - before for before, after in zip(moments, moments[1:], strict=False)]
    assert moments == sorted(moments) and moments[-1] < 60
    assert 2_800 < len(moments) < 3_200
    assert 0.8 < statistics.stdev(gaps) * 50 < 1.2  # of independent people the gaps vary as much as they last
    assert moments == list(arrivals(50, 60))


def test_a_case_names_what_it_missed():
    case = of_figures("reports-load", [Figure("p95_ms", 301, 300), Figure("ratio", 0.3, 0.25, at_least=True)], rate=50)
    assert case["missed"] == ["p95_ms"]
    assert case["targets"] == {"p95_ms": "<= 300", "ratio": ">= 0.25"}
    lines = [line.split() for line in table.as_text([case]).splitlines()]
    assert lines[1] == ["reports-load", "p95_ms", "301", "<=", "300", "too", "slow"]
    assert lines[2] == ["reports-load", "ratio", "0.3", ">=", "0.25", "ok"]
    assert lines[3] == ["reports-load", "rate", "50"]


def test_a_figure_at_its_limit_is_kept():
    assert of_figures("x", [Figure("a", 18, 18), Figure("b", 0.25, 0.25, at_least=True)])["missed"] == []


def test_a_run_keeps_the_cases_of_others(tmp_path):
    file = tmp_path / "bench.json"
    table.write(5, [{"name": "face-map", "ratio": 1}], file)
    table.write(6, [{"name": "reports-load"}, {"name": "face-map", "ratio": 2}], file)
    written = json.loads(file.read_text())
    assert written == {"rows": 6, "cases": [{"name": "reports-load"}, {"name": "face-map", "ratio": 2}]}
