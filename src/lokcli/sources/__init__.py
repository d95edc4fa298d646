"""Doors in: a file becomes plain data, a place for every path, and its own faults."""
