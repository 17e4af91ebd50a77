"""Makes the sample media of MediaTests and what an independent reader finds in them.

    python make_media.py [ffmpeg]

Python 3.11, Pillow 13.0.0, numpy 2.4.6; ffmpeg 5.1.9 with libx264, libx265, libvpx and libaom.
Pictures: expected pixels are Pillow's. Clips: ffmpeg decodes to raw YUV, which numpy converts to RGB in floating point.
Writes media/*, expected/*.png (RGB), expected/*.rgba.png and media.json beside this file.
"""
import io, json, os, struct, subprocess, sys, zlib
import numpy as np
from PIL import Image, PngImagePlugin

PngImagePlugin.MAX_TEXT_CHUNK = 1 << 24
here = os.path.dirname(os.path.abspath(__file__))
ffmpeg = sys.argv[1] if len(sys.argv) > 1 else "ffmpeg"
media, expected = os.path.join(here, "media"), os.path.join(here, "expected")
for folder in (media, expected):
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isfile(path): os.remove(path)
facts = {"pictures": [], "clips": []}


def scene(width, height, t=0.0, seed=1):
    """Smooth colours with a disc and a bar; nothing that lossy codecs ruin."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    r = 40 + 170 * x / max(1, width - 1)
    g = 60 + 120 * y / max(1, height - 1)
    b = 120 + 70 * np.sin((x + y) / 9 + t)
    cx, cy = width * (0.3 + 0.4 * t / 6), height * 0.5
    disc = (x - cx) ** 2 + (y - cy) ** 2 < (min(width, height) / 4) ** 2
    r[disc], g[disc], b[disc] = 220, 190, 40
    return np.clip(np.stack([r, g, b], -1), 0, 255).astype(np.uint8)


def noise(width, height, channels, seed):
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), dtype=np.uint8)


def on_white(image):
    rgba = image.convert("RGBA")
    white = Image.new("RGB", rgba.size, (255, 255, 255))
    white.paste(rgba, mask=rgba.split()[3])
    return white


def picture(name, tolerance=0, rgb=None, rgba=None, **more):
    """Notes what Pillow reads; `rgb` or `rgba` where Pillow is not followed."""
    path = os.path.join(media, name)
    from PIL import ImageOps
    with Image.open(path) as image:
        image.load()
        shown = ImageOps.exif_transpose(image)
    if rgba is None: rgba = shown.convert("RGBA")
    if rgb is None: rgb = on_white(shown)
    rgb.save(os.path.join(expected, name + ".rgb.png"), optimize=True)
    rgba.save(os.path.join(expected, name + ".rgba.png"), optimize=True)
    facts["pictures"].append(dict(
        name=name, width=rgb.width, height=rgb.height, tolerance=tolerance, crc=zlib.crc32(rgb.tobytes()),
        rgba_crc=zlib.crc32(rgba.tobytes()), **more))


def save(name, image, **options):
    image.save(os.path.join(media, name), **options)


# --- PNG -------------------------------------------------------------------------------------------------------------
base = Image.fromarray(scene(21, 13))
save("rgb.png", base); picture("rgb.png", codec="png")
save("rgba.png", Image.fromarray(noise(17, 11, 4, 3), "RGBA")); picture("rgba.png", alpha=True, codec="png")
save("gray.png", Image.fromarray(noise(19, 9, 1, 4)[..., 0])); picture("gray.png", gray=True, codec="png")
save("gray-alpha.png", Image.fromarray(noise(8, 7, 2, 5), "LA")); picture("gray-alpha.png", gray=True, alpha=True, codec="png")
save("bilevel.png", Image.fromarray(noise(21, 9, 1, 6)[..., 0]).point(lambda v: 255 * (v > 127)).convert("1"))
picture("bilevel.png", gray=True, codec="png")
palette = base.quantize(16)
save("palette.png", palette); picture("palette.png", codec="png")
save("palette-1bit.png", base.quantize(2)); picture("palette-1bit.png", codec="png")
save("palette-trns.png", palette, transparency=bytes([0, 128, 255, 7] + [255] * 12)); picture("palette-trns.png", alpha=True, codec="png")
save("rgb-trns.png", base, transparency=base.getpixel((0, 0))); picture("rgb-trns.png", alpha=True, codec="png")
save("1x1.png", Image.new("RGB", (1, 1), (7, 8, 9))); picture("1x1.png", codec="png")


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def raw_png(width, height, depth, colour, rows, extra=b"", interlace=0):
    """A PNG from packed rows, for kinds that Pillow does not write."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    body = b"".join(b"\0" + row for row in rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(body, 9)) + chunk(b"IEND", b"")


def write(name, data):
    with open(os.path.join(media, name), "wb") as file:
        file.write(data)


def rgb_of(array):
    return Image.fromarray(np.ascontiguousarray(array), "RGB")


def gray16(name, values, **more):
    """16-bit grey: expected are the numbers themselves; as RGB the high byte."""
    write(name, raw_png(values.shape[1], values.shape[0], 16, 0, [r.astype(">u2").tobytes() for r in values]))
    rgb = rgb_of(np.repeat((values >> 8).astype(np.uint8)[..., None], 3, -1))
    picture(name, rgb=rgb, rgba=rgb.convert("RGBA"), gray=True, depth=16, gray16=values.flatten().tolist(), codec="png", **more)


rng = np.random.default_rng(7)
gray16("gray16.png", rng.integers(0, 65536, (5, 9), dtype=np.uint16))
gray16("gray16-steps.png", np.array([[0, 1, 255, 256, 257, 32767, 32768, 65534, 65535]], dtype=np.uint16))
rgb16 = rng.integers(0, 65536, (6, 7, 3), dtype=np.uint16)
write("rgb16.png", raw_png(7, 6, 16, 2, [r.astype(">u2").tobytes() for r in rgb16]))
picture("rgb16.png", depth=16, codec="png")
rgba16 = rng.integers(0, 65536, (6, 7, 4), dtype=np.uint16)
write("rgba16.png", raw_png(7, 6, 16, 6, [r.astype(">u2").tobytes() for r in rgba16]))
picture("rgba16.png", depth=16, alpha=True, codec="png")
for bits in (1, 2, 4):
    values = rng.integers(0, 2**bits, (5, 11))
    rows = [np.packbits(np.unpackbits(r.astype(np.uint8)[:, None], axis=1)[:, 8 - bits:].flatten()).tobytes() for r in values]
    write(f"gray{bits}.png", raw_png(11, 5, bits, 0, rows))
    rgb = rgb_of(np.repeat((values * (255 // (2**bits - 1))).astype(np.uint8)[..., None], 3, -1))
    picture(f"gray{bits}.png", rgb=rgb, rgba=rgb.convert("RGBA"), gray=True, codec="png")

# --- PNG that asks for more than it is worth: a text that unpacks to 8 MB, 2000 data chunks --------------------------------
rows = [noise(5, 1, 3, 9).tobytes() for _ in range(4)]
write("ztxt.png", raw_png(5, 4, 8, 2, rows, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(1 << 23), 9))))
picture("ztxt.png", codec="png")
body = zlib.compress(b"".join(b"\0" + noise(40, 1, 3, y).tobytes() for y in range(20)), 0)
write("many-idat.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0))
      + b"".join(chunk(b"IDAT", body[i:i + 2]) for i in range(0, len(body), 2)) + chunk(b"IEND", b""))
picture("many-idat.png", codec="png")
# Adam7, packed by hand: every pass is a picture of its own.
pixels = np.asarray(base); parts = b""
for x0, y0, dx, dy in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
    for row in pixels[y0::dy, x0::dx]:
        if row.size: parts += b"\0" + row.tobytes()
write("adam7.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 21, 13, 8, 2, 0, 0, 1))
      + chunk(b"IDAT", zlib.compress(parts)) + chunk(b"IEND", b""))
picture("adam7.png", codec="png")

# --- JPEG: another inverse transform, so a level or two of difference ---------------------------------------------------
photo = Image.fromarray(scene(64, 48, 1.0))
for name, options in (("420.jpg", dict(subsampling=2)), ("444.jpg", dict(subsampling=0)), ("422.jpg", dict(subsampling=1)),
                      ("progressive.jpg", dict(progressive=True))):
    save(name, photo, quality=92, **options); picture(name, tolerance=4, codec="jpeg")
save("gray.jpg", photo.convert("L"), quality=92); picture("gray.jpg", tolerance=2, gray=True, codec="jpeg")
save("cmyk.jpg", photo.convert("CMYK"), quality=92); picture("cmyk.jpg", tolerance=4, codec="jpeg")
with open(os.path.join(media, "cmyk.jpg"), "rb") as file:
    data = file.read()
start = data.index(b"\xff\xee")
plain = data[:start] + data[start + 2 + struct.unpack(">H", data[start + 2:start + 4])[0]:]
write("cmyk-plain.jpg", plain); picture("cmyk-plain.jpg", tolerance=4, codec="jpeg")
# The same data with numbered components, and called YCCK, which gives other colours; Pillow says which.
numbered = bytearray(data)
frame_header, scan_header = data.index(b"\xff\xc0") + 10, data.index(b"\xff\xda") + 5
for index in range(4):
    numbered[frame_header + index * 3] = numbered[scan_header + index * 2] = index + 1
write("cmyk-numbered.jpg", numbered); picture("cmyk-numbered.jpg", tolerance=4, codec="jpeg")
numbered[data.index(b"Adobe") + 11] = 2
write("ycck.jpg", numbered); picture("ycck.jpg", tolerance=5, codec="jpeg")
save("cmyk-white.jpg", Image.new("CMYK", (16, 16), (0, 0, 0, 0)), quality=95); picture("cmyk-white.jpg", codec="jpeg")
save("1x1.jpg", Image.new("RGB", (1, 1), (200, 100, 50)), quality=95); picture("1x1.jpg", tolerance=3, codec="jpeg")
small = Image.fromarray(scene(24, 16, 2.0))
for orientation in range(1, 9):
    exif = Image.Exif(); exif[274] = orientation
    save(f"exif{orientation}.jpg", small, quality=92, subsampling=0, exif=exif)
    picture(f"exif{orientation}.jpg", tolerance=3, codec="jpeg")
exif = Image.Exif(); exif[274] = 6
save("exif6.png", small, exif=exif); picture("exif6.png", codec="png")
save("exif6.webp", small, lossless=True, exif=exif); picture("exif6.webp", codec="webp")

# --- WebP, BMP, TIFF -----------------------------------------------------------------------------------------------------
save("lossy.webp", photo, quality=92); picture("lossy.webp", tolerance=4, codec="webp")
save("lossless.webp", base, lossless=True); picture("lossless.webp", codec="webp")
smooth = np.dstack([scene(32, 24, 3.0), np.tile(np.linspace(0, 255, 32).astype(np.uint8), (24, 1))])
save("alpha.webp", Image.fromarray(smooth, "RGBA"), quality=92, alpha_quality=100, exact=True)
picture("alpha.webp", tolerance=6, alpha=True, codec="webp")
save("alpha-lossless.webp", Image.fromarray(noise(16, 12, 4, 8), "RGBA"), lossless=True, exact=True)
picture("alpha-lossless.webp", alpha=True, codec="webp")
save("rgb.bmp", base); picture("rgb.bmp", codec="bmp")
save("palette.bmp", palette); picture("palette.bmp", codec="bmp")
save("rgb.tif", base); picture("rgb.tif", codec="tiff")
save("lzw.tif", base, compression="tiff_lzw"); picture("lzw.tif", codec="tiff")

# --- Clips -----------------------------------------------------------------------------------------------------------------
W, H = 64, 48


def run(arguments, stdin=None):
    return subprocess.run([ffmpeg, "-v", "error", "-y", *arguments], input=stdin, stdout=subprocess.PIPE, check=True).stdout


def encode(name, count, options, rate=8, size=(W, H), seed=0.0, source_format="rgb24"):
    data = b"".join(scene(*size, t * 0.5 + seed).tobytes() for t in range(count))
    source = ["-f", "rawvideo", "-pix_fmt", source_format, "-s", f"{size[0]}x{size[1]}", "-r", str(rate), "-i", "-"]
    run([*source, *options, "-fflags", "+bitexact", "-flags:v", "+bitexact", os.path.join(media, name)], data)


def upsample(plane, height, width):
    """Bilinear between chroma samples that lie in the middle of their pixels."""
    def axis(values, length, of):
        if values.shape[of] == length: return values
        ratio = values.shape[of] / length
        place = np.clip((np.arange(length) + 0.5) * ratio - 0.5, 0, values.shape[of] - 1)
        low = np.floor(place).astype(int); high = np.minimum(low + 1, values.shape[of] - 1); part = place - low
        shape = [1, 1]; shape[of] = length; part = part.reshape(shape)
        return np.take(values, low, of) * (1 - part) + np.take(values, high, of) * part
    return axis(axis(plane.astype(np.float64), height, 0), width, 1)


def decode(name, fmt, width, height, depth=8, matrix=(0.299, 0.114), full=False, sub=(2, 2)):
    """All frames as RGB, from raw planes."""
    raw = run(["-i", os.path.join(media, name), "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", fmt, "-"])
    kind = np.uint8 if depth == 8 else np.dtype("<u2")
    cw, ch = -(-width // sub[0]), -(-height // sub[1])
    sizes = [width * height, cw * ch, cw * ch]
    frames = np.frombuffer(raw, kind).reshape(-1, sum(sizes))
    result, lumas = [], []
    for frame in frames:
        y, u, v = np.split(frame, np.cumsum(sizes)[:-1])
        unit = 2.0 ** (depth - 8)
        y = y.reshape(height, width).astype(np.float64) / unit
        u = upsample(u.reshape(ch, cw), height, width) / unit - 128
        v = upsample(v.reshape(ch, cw), height, width) / unit - 128
        lumas.append(y)
        if full: y, c = y, 1.0
        else: y, c = (y - 16) * 255 / 219, 255 / 224
        kr, kb = matrix; kg = 1 - kr - kb
        r = y + 2 * (1 - kr) * v * c
        b = y + 2 * (1 - kb) * u * c
        g = (y - kr * r - kb * b) / kg
        result.append(np.clip(np.rint(np.stack([r, g, b], -1)), 0, 255).astype(np.uint8))
    return result


def clip(name, frames, fps, codec, tolerance=3, depth=8, **more):
    """Keeps the first and last frame whole, of the others the mean of each channel."""
    rgb_of(frames[0]).save(os.path.join(expected, name + ".first.png"), optimize=True)
    rgb_of(frames[-1]).save(os.path.join(expected, name + ".last.png"), optimize=True)
    facts["clips"].append(dict(
        name=name, width=frames[0].shape[1], height=frames[0].shape[0], count=len(frames), fps=fps, codec=codec,
        depth=depth, tolerance=tolerance, means=[[round(float(v), 3) for v in f.reshape(-1, 3).mean(0)] for f in frames], **more))


x264 = ["-c:v", "libx264", "-crf", "14"]
encode("h264.mp4", 12, [*x264, "-pix_fmt", "yuv420p", "-bf", "2"])
clip("h264.mp4", decode("h264.mp4", "yuv420p", W, H), 8, "h264")
encode("h264-709.mp4", 4, [*x264, "-vf", "scale=out_color_matrix=bt709", "-colorspace", "bt709", "-pix_fmt", "yuv420p"])
clip("h264-709.mp4", decode("h264-709.mp4", "yuv420p", W, H, matrix=(0.2126, 0.0722)), 8, "h264")
encode("h264-full.mp4", 4, [*x264, "-pix_fmt", "yuvj420p"])
clip("h264-full.mp4", decode("h264-full.mp4", "yuvj420p", W, H, full=True), 8, "h264")
encode("h264-422-10.mp4", 4, [*x264, "-pix_fmt", "yuv422p10le"], rate=25)
clip("h264-422-10.mp4", decode("h264-422-10.mp4", "yuv422p10le", W, H, depth=10, sub=(2, 1)), 25, "h264", depth=10)
encode("h264-odd.mkv", 6, [*x264, "-pix_fmt", "yuv444p"], size=(33, 27), rate="30000/1001")
clip("h264-odd.mkv", decode("h264-odd.mkv", "yuv444p", 33, 27, sub=(1, 1)), 30000 / 1001, "h264")
encode("hevc.mp4", 5, ["-c:v", "libx265", "-x265-params", "log-level=none:info=0", "-crf", "16", "-pix_fmt", "yuv420p"])
clip("hevc.mp4", decode("hevc.mp4", "yuv420p", W, H), 8, "hevc")
encode("vp9.webm", 10, ["-c:v", "libvpx-vp9", "-crf", "20", "-b:v", "0", "-pix_fmt", "yuv420p", "-auto-alt-ref", "1", "-lag-in-frames", "8"])
clip("vp9.webm", decode("vp9.webm", "yuv420p", W, H), 8, "vp9")
encode("vp8.webm", 10, ["-c:v", "libvpx", "-crf", "6", "-b:v", "1M", "-auto-alt-ref", "1", "-lag-in-frames", "8", "-pix_fmt", "yuv420p"])
clip("vp8.webm", decode("vp8.webm", "yuv420p", W, H), 8, "vp8")
encode("av1.mkv", 8, ["-c:v", "libaom-av1", "-crf", "20", "-cpu-used", "6", "-pix_fmt", "yuv420p"])
clip("av1.mkv", decode("av1.mkv", "yuv420p", W, H), 8, "av1")
encode("mpeg4.avi", 9, ["-c:v", "mpeg4", "-qscale:v", "3", "-bf", "2"])
clip("mpeg4.avi", decode("mpeg4.avi", "yuv420p", W, H), 8, "mpeg4")
encode("mjpeg.avi", 4, ["-c:v", "mjpeg", "-qscale:v", "3", "-pix_fmt", "yuvj420p"])
clip("mjpeg.avi", decode("mjpeg.avi", "yuvj420p", W, H, full=True), 8, "mjpeg")
encode("ffv1.mkv", 3, ["-c:v", "ffv1", "-pix_fmt", "bgr0"])
clip("ffv1.mkv", [scene(W, H, t * 0.5) for t in range(3)], 8, "ffv1", tolerance=0)
encode("two.mp4", 3, [*x264, "-pix_fmt", "yuv420p", "-metadata:s:v", "handler_name=x"])
# A rotation is written by copying the track.
for angle, turn in ((90, 3), (180, 2), (270, 1)):
    name = f"rotated{angle}.mp4"
    run(["-i", os.path.join(media, "two.mp4"), "-c", "copy", "-metadata:s:v", f"rotate={angle}", "-fflags", "+bitexact", os.path.join(media, name)])
    # ffmpeg turns the frames before they are written.
    clip(name, decode(name, "yuv420p", *((W, H) if turn == 2 else (H, W))), 8, "h264")
os.remove(os.path.join(media, "two.mp4"))

# GIF: palettes are exact; Pillow composes the frames
frames = [Image.fromarray(scene(W, H, t * 0.5)).quantize(32) for t in range(5)]
frames[0].save(os.path.join(media, "anim.gif"), save_all=True, append_images=frames[1:], duration=200, loop=0)
with Image.open(os.path.join(media, "anim.gif")) as image:
    shown = []
    for index in range(image.n_frames):
        image.seek(index); shown.append(np.asarray(image.convert("RGB")))
clip("anim.gif", shown, 5, "gif", tolerance=0)
frames[0].save(os.path.join(media, "still.gif"))

# Sound alone, and a clip whose size changes on the way.
run(["-f", "lavfi", "-i", "sine=d=0.2", "-c:a", "aac", "-fflags", "+bitexact", "-flags:a", "+bitexact", os.path.join(media, "sound.mp4")])
parts = []
for index, size in enumerate(((W, H), (32, 24))):
    encode(f"part{index}.ivf", 3, ["-c:v", "libvpx", "-crf", "6", "-b:v", "1M", "-auto-alt-ref", "0", "-pix_fmt", "yuv420p"], size=size)
    with open(os.path.join(media, f"part{index}.ivf"), "rb") as file: data = file.read()
    os.remove(os.path.join(media, f"part{index}.ivf"))
    offset = 32
    while offset < len(data):
        size_of = struct.unpack("<I", data[offset:offset + 4])[0]
        parts.append(data[offset + 12:offset + 12 + size_of]); offset += 12 + size_of
    header = data[:32] if index == 0 else header
ivf = bytearray(header)
for index, packet in enumerate(parts):
    ivf += struct.pack("<IQ", len(packet), index) + packet
path = os.path.join(media, "resized.ivf")
with open(path, "wb") as file: file.write(ivf)
run(["-i", path, "-c", "copy", "-fflags", "+bitexact", os.path.join(media, "resized.webm")])
os.remove(path)

with open(os.path.join(here, "media.json"), "w") as file:
    json.dump(facts, file, indent=None, separators=(",", ":"), sort_keys=True)
    file.write("\n")
