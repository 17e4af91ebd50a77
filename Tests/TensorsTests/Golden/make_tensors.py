"""Makes the safetensors and npy files beside it, and the values that safetensors must be read back to (values.json).

    python make_tensors.py

Made with Python 3.11, torch 2.13.0+cpu, safetensors 0.8.0, numpy 2.4.6.
"""

import json
import pathlib

import numpy as np
import torch
from safetensors.torch import save_file

here = pathlib.Path(__file__).parent
generator = torch.Generator().manual_seed(7)
special = torch.tensor(
    [0.0, -0.0, 1.0, -1.5, 65504.0, 65519.9, 65520.0, 6e-8, 2.9e-8, 3.1e-5, 1e-40, 3.4e38, 1e38, 1 + 2**-8, 1 + 3 * 2**-8,
     1 + 2**-11, 1 + 3 * 2**-11, float("inf"), float("-inf")]
)
wide = torch.cat([special, torch.randn(237, generator=generator) * 3])

# Names, types and shapes in an order that safetensors rearranges; "odd" makes what follows it unaligned.
tensors = {
    "odd": torch.arange(-3, 4, dtype=torch.int8),
    "model.embed.weight": wide.reshape(16, 16),
    "half": wide.to(torch.float16),
    "brain": wide.to(torch.bfloat16),
    "double": torch.tensor([[0.1, -2.5e-300], [1e300, 3.0]], dtype=torch.float64),
    "scalar": torch.tensor(2.5),
    "empty": torch.zeros(0, 4),
    "longs": torch.tensor([-(2**63), -1, 0, 2**63 - 1]),
    "ints": torch.tensor([-5, 2**31 - 1], dtype=torch.int32),
    "shorts": torch.tensor([-5, 32767], dtype=torch.int16),
    "bytes": torch.tensor([0, 255], dtype=torch.uint8),
    "flags": torch.tensor([True, False, True]),
}
save_file(tensors, here / "small.safetensors", metadata={"format": "pt", "note": "caf\u00e9 \"quoted\"\n"})


def bits(tensor):
    """The values as the bits of 32-bit floats, so that infinities and zeros are told apart."""
    return np.asarray(tensor.detach().numpy(), dtype=np.float32).reshape(-1).view(np.uint32).tolist()


values = {
    "safetensors": {
        name: {"shape": list(t.shape), "floats": bits(t.to(torch.float32))} for name, t in tensors.items()
    },
    "wide": bits(wide),
    "half": wide.to(torch.float16).view(torch.int16).numpy().view(np.uint16).tolist(),
    "brain": wide.to(torch.bfloat16).view(torch.int16).numpy().view(np.uint16).tolist(),
}

counting = np.arange(24).reshape(2, 3, 4)
arrays = {
    "f4": (counting * 0.5 - 3).astype("<f4"),
    "scalar": np.array(4.25, dtype="<f4"),
    "line": np.arange(5, dtype="<i4"),
}
for name, array in arrays.items():
    np.save(here / f"{name}.npy", array)

(here / "values.json").write_text(json.dumps(values) + "\n")
