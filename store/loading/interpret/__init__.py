"""Make a staged plan of a document: one file for each kind of thing a plan holds.

To read another kind of thing, write a file whose function takes the document or its tables, and `notes` for its doubts,
and name it in `whole.py`. Nothing is invented: what is not printed stays empty, and what is uncertain becomes a doubt.
"""
