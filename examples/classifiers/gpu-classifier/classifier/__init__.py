"""Reads handwritten-looking digits from small pictures."""
