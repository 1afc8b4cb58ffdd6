"""Attackers of pulses, and what they attack. They are written apart from the product's own rules."""
