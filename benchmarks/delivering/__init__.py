"""Proofs of delivery: a demo workspace, processes that send to it, and a count of what arrived."""
