"""Ties between actors as a signed, typed multigraph: roll-up, balance, change, a layout that stays put."""

from toolkit.network.graph import EDGE_COLUMNS, alliance_graph, edge_table
from toolkit.network.layout import layout
from toolkit.network.structure import balance, pair_signs, tie_changes

__all__ = ["EDGE_COLUMNS", "alliance_graph", "balance", "edge_table", "layout", "pair_signs", "tie_changes"]
