"""Doors out for documents: one file a format. A renderer knows blocks and nothing else."""
