#!/usr/bin/env python3
"""Write the NumPy files that NumpyTests reads.

    python3 -m venv venv && venv/bin/pip install "numpy==2.4.6"
    venv/bin/python Tests/PluginTests/Golden/make_numpy.py

Element i of every array of shape (2, 3, 4) is 7 i - 20, or 7 i where the type has no sign; floats have a half more;
booleans are true where i is divisible by 3. `large.npz` is deflated with codes of its own, `steps.npz` repeats far back.
"""
import pathlib
import zipfile

import numpy as np
from numpy.lib import format as npy

OUT = pathlib.Path(__file__).resolve().parent / "numpy"


def array(kind, shape=(2, 3, 4)):
    i = np.arange(np.prod(shape)).reshape(shape)
    if kind == "?":
        return i % 3 == 0
    if kind[1] == "f":
        return (7 * i - 20 + 0.5).astype(kind)
    return (7 * i - (0 if kind[1] == "u" else 20)).astype(kind)


def main():
    OUT.mkdir(exist_ok=True)
    for kind in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]:
        for name, order in [("little", "<"), ("big", ">")]:
            np.save(OUT / f"{kind}_{name}.npy", array(order + kind))
            np.save(OUT / f"{kind}_{name}_columns.npy", np.asfortranarray(array(order + kind)))
    np.save(OUT / "bool.npy", array("?"))
    for version in [(1, 0), (2, 0), (3, 0)]:
        with open(OUT / f"version_{version[0]}.npy", "wb") as file:
            npy.write_array(file, array("<f4"), version)
    np.save(OUT / "number.npy", np.float32(1.5))
    np.save(OUT / "empty.npy", np.zeros((0, 4), np.float32))
    np.save(OUT / "objects.npy", np.array([None, 1], dtype=object), allow_pickle=True)
    np.save(OUT / "complex.npy", np.array([1 + 2j]))
    np.save(OUT / "record.npy", np.zeros(2, dtype=[("a", "<f4"), ("b", "<i2")]))
    np.savez(OUT / "stored.npz", depth=array("<f4"), mask=array("?"))
    np.savez_compressed(OUT / "deflated.npz", first=array("<i2"), depth=array(">f8"))
    i = np.arange(20000)
    np.savez_compressed(OUT / "large.npz", values=((i * 7919) % 257).astype("<u2"))
    np.savez_compressed(OUT / "steps.npz", values=np.tile(np.arange(16000, dtype="<u2"), 3))
    with zipfile.ZipFile(OUT / "nothing.npz", "w") as archive:
        archive.writestr("readme.txt", "no arrays")


if __name__ == "__main__":
    main()
