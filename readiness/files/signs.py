"""The bullets and signs of fonts that draw pictures for letters, as characters that every font has."""

SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "opensymbol", "starsymbol")
BULLET = "•"
SIGNS_LIMIT = 2
"""Most characters in a symbol font that are taken for signs where they could be words."""

# By the low byte: Symbol, Wingdings and most others keep their bullets at different codes, so one list serves for both.
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x4C: "☹", 0xB7: "•",
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0xB7: "•", 0xA8: "♦", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xAC: "←", 0xAE: "→", 0xA2: "′", 0xB2: "″", 0xBC: "…", 0xD6: "√", 0xE0: "◊", 0xA0: "€",
}  # fmt: skip
_PRIVATE = range(0xE000, 0xF900)


def is_symbol_font(font: str) -> bool:
    """Whether letters in this font show as pictures."""
    return font.casefold().strip("'\" ").startswith(SYMBOL_FONTS)


def shown(character: str, *, font: str = "") -> str:
    """The character that shows for one of a symbol font; a private one that no list has is a bullet."""
    code = ord(character)
    if code not in _PRIVATE and not (font and is_symbol_font(font)):
        return character
    low = code & 0xFF if code in _PRIVATE else code
    first, second = (_SYMBOL, _WINGDINGS) if font.casefold().strip("'\" ").startswith("symbol") else (_WINGDINGS, _SYMBOL)
    if code not in _PRIVATE:
        return first.get(low, character)
    return first.get(low) or ("" if font else second.get(low)) or BULLET


def readable(text: str, *, font: str = "") -> str:
    """A text where what shows only in a symbol font is replaced by what it looks like."""
    # Whole words set in such a font are words that somebody typed: they are read and not drawn.
    is_sign = bool(font) and len(text.strip()) <= SIGNS_LIMIT and is_symbol_font(font)
    if not is_sign and (text.isascii() or not any(ord(character) in _PRIVATE for character in text)):
        return text
    return "".join(shown(each, font=font) if is_sign or ord(each) in _PRIVATE else each for each in text)


def bullet(text: str, *, font: str = "") -> str:
    """The bullet that shows for the text of a list's level, in one or a few characters."""
    written = readable(text, font=font).strip()[:3]
    return {"": BULLET, "·": BULLET, "\u25cf": "●"}.get(written, written)
