"""The schema, step by step. `tests/structure` holds it equal to the models and walks each step back."""
