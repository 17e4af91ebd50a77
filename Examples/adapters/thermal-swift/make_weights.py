"""Writes encoder.safetensors: random weights for tokens of width 256, those of the small model.

    python make_weights.py        (numpy 2, safetensors 0.5 or later)
"""
import numpy as np
from safetensors.numpy import save_file

WIDTH, SIDE, PLACES = 256, 4, 8
random = np.random.default_rng(7)
save_file(
    {
        "patch.weight": (random.standard_normal((WIDTH, SIDE * SIDE)) * 0.05).astype(np.float16),
        "patch.bias": (random.standard_normal(WIDTH) * 0.01).astype(np.float16),
        "place.weight": (random.standard_normal((3, PLACES, WIDTH)) * 0.02).astype(np.float16),
    },
    "encoder.safetensors",
)
