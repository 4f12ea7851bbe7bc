"""Measures, each against a reference in the same run: a machine's own speed cancels out. Never a test.

`script/bench NAME` runs one; CASES of `__main__` lists them. Results go to `.local/bench.json`.
"""
