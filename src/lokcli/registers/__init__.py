"""Registers: what the world has decided, as dated data files, each with its look-ups."""
