"""Rows and the graph for other tools."""
