"""Small documents with one trait each, made by code, each with what a person reads in it.

A module for each kind of trait. A function makes a document; `@document` gives its ending and what is expected. Its
name is the document's, its docstring tells the trait. A new module is found by itself.
"""

import importlib
import pkgutil

from benchmarks.readings.corpus.making import Made, documents


def corpus() -> list[Made]:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return list(documents)
