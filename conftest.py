"""Shared by every test: environment of the tests and the cast."""
