"""Pictures of every state for `docs/screens/`, and the result of every check for `docs/accessibility.json`.

Run by script/screens against a demo of its own; never by the tests.
"""
