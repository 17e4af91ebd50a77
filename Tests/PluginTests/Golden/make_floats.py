"""Pictures of floats: floats/*.exr and floats/*.tif, the same numbers in every packing.

Written with OpenEXR 3.5.3, tifffile 2026.3.3, imagecodecs and numpy 2.4.6:
    python make_floats.py
"""

import os

import numpy as np
import OpenEXR
import tifffile

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "floats")
os.makedirs(here, exist_ok=True)
width, height = 23, 37
y, x = np.mgrid[0:height, 0:width]
values = ((3 * x + 7 * y) % 64 / 4 + 0.5).astype(np.float32)
whole = (x * 1000 + y).astype(np.uint32)


def exr(name, packing, channels):
    header = {"compression": packing, "type": OpenEXR.scanlineimage}
    with OpenEXR.File(header, channels) as file:
        file.write(os.path.join(here, name))


packings = {
    "none": OpenEXR.NO_COMPRESSION,
    "rle": OpenEXR.RLE_COMPRESSION,
    "zips": OpenEXR.ZIPS_COMPRESSION,
    "zip": OpenEXR.ZIP_COMPRESSION,
    "piz": OpenEXR.PIZ_COMPRESSION,
    "pxr24": OpenEXR.PXR24_COMPRESSION,
}
for name, packing in packings.items():
    exr(name + ".exr", packing, {"Z": values, "H": values.astype(np.float16), "W": whole})
# More different words than 14 bits hold.
wide = (np.arange(160 * 130).reshape(130, 160) * 2654435761 % 65521 / 7).astype(np.float32)
exr("wide.exr", OpenEXR.PIZ_COMPRESSION, {"Z": wide})
exr("dwa.exr", OpenEXR.DWAA_COMPRESSION, {"Z": values})


def tif(name, array, **options):
    tifffile.imwrite(os.path.join(here, name), array, **options)


tif("f4.tif", values)
tif("f2.tif", values.astype(np.float16))
tif("f8_big.tif", values.astype(np.float64), byteorder=">")
tif("u4.tif", whole)
tif("pages.tif", np.stack([values, values + 1, values + 2]), photometric="minisblack")
tif("large.tif", values, bigtiff=True)
tif("lzw.tif", values, compression="lzw")
tif("lzw_long.tif", wide, compression="lzw", rowsperstrip=130)
tif("deflate.tif", values, compression="zlib", predictor=True)
tif("deflate_big.tif", values, compression="zlib", predictor=True, byteorder=">")
tif("differences.tif", whole, compression="zlib", predictor=2)
tif("packbits.tif", values, compression="packbits")
tif("tiles.tif", values, tile=(16, 16))
tif("planes.tif", np.stack([values, values + 1]), planarconfig="separate", photometric="minisblack")
tif("zstd.tif", values, compression="zstd")
tif("rgb8.tif", np.zeros((8, 8, 3), np.uint8))
