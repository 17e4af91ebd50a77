"""Writes Sources/Tokenization/Text/CanonicalData.swift: the canonical decompositions that NFC needs.

    python make_canonical_data.py > ../../../Sources/Tokenization/Text/CanonicalData.swift

Made with Python 3.11.7 (unicodedata 14.0.0) and tokenizers 0.22.2. Which characters have a decomposition, and which of
them are composed again, is asked of tokenizers, whose NFC knows Unicode 9.0; Python only says what the decomposition is.
"""

import unicodedata

from tokenizers import normalizers

nfd, nfc = normalizers.NFD(), normalizers.NFC()
lines, line = [], "   "
for code in range(0x110000):
    if 0xD800 <= code < 0xE000 or 0xAC00 <= code < 0xD7A4:
        continue
    text = chr(code)
    if nfd.normalize_str(text) == text:
        continue
    parts = unicodedata.decomposition(text).split()
    assert 1 <= len(parts) <= 2 and not parts[0].startswith("<")
    composes = nfc.normalize_str(text) == text
    assert composes == (nfc.normalize_str("".join(chr(int(part, 16)) for part in parts)) == text)
    assert not composes or len(parts) == 2
    entry = f"{code:X}{'=' if composes else '>'}{'+'.join(f'{int(part, 16):X}' for part in parts)}"
    if len(line) + 1 + len(entry) > 118:
        lines.append(line + " \\")
        line = "   "
    line += " " + entry
lines.append(line)

print("// Written by Tests/TokenizationTests/Golden/make_canonical_data.py; not edited by hand.")
print("")
print("/// Canonical decompositions of Unicode 9.0 but for Hangul syllables, as text.")
print("enum CanonicalData {")
print("  /// Entries in hexadecimal, separated by spaces: `C0=41+300` decomposes and is composed again, `340>300` only")
print("  /// decomposes.")
print('  static let entries = """')
print("\n".join(lines))
print('    """')
print("}")
