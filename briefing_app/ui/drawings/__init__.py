"""Drawings of charts on the screen: painting a scene, small pictures that are kept."""
