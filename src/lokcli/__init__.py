"""The version, and nothing else: a command imports only what it needs."""

__version__ = "0.1.0"
