"""Numbered SQL files, each carried out in one transaction; they never import code that may change later."""
