"""The stages joined: paths become cables, cables with findings, and quads in a store. Nothing else joins them."""

from kg.build.evaluate import evaluate_paths
from kg.build.load import drop_cables, load_paths
from kg.build.map import map_message
from kg.build.parse import extract_cable, extract_paths, parse_message, parse_paths
from kg.build.parts import build_parts

__all__ = [
    "build_parts",
    "drop_cables",
    "evaluate_paths",
    "extract_cable",
    "extract_paths",
    "load_paths",
    "map_message",
    "parse_message",
    "parse_paths",
]
