"""Precision, recall, density and coverage by the package `prdc`: a line of JSON {model, count} is answered with times."""

import numpy as np
from importlib.metadata import version
from prdc import compute_prdc
from turns import serve

ROWS, COLUMNS, NEIGHBOURS = 10_000, 64, 5


def measure():
    random = np.random.default_rng(1)
    real = random.standard_normal((ROWS, COLUMNS))
    generated = random.standard_normal((ROWS, COLUMNS)) * 0.95 + 0.05
    return lambda: compute_prdc(real_features=real, fake_features=generated, nearest_k=NEIGHBOURS)


serve({"prdc 10000 × 64": measure}, version("prdc"))
