"""Cablegraph: diplomatic cables as a knowledge graph in which every statement has an owner."""

__version__ = "0.1.0"
