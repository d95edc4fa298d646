"""Which telephone numbers are right beyond doubt: an area code of the Swedish plan, and digits enough.

What a number may be is for the library phonenumberslite to say. To load it takes longer than all other rules
together, and nearly all numbers in an agreement are of the plain kind that can be told from this list. A test
holds the list against the library.
"""

from __future__ import annotations

from functools import cache

_CODES: tuple[tuple[range, str], ...] = (
    (range(6, 9), "08"),
    (range(5, 8), "011 013 016 021 023 026 033 035 036 040 042 044 046 060 063"),
    (range(6, 8), "018 019 031 054"),
    (
        range(5, 7),
        (
            "0120 0121 0122 0123 0125 0140 0141 0142 0143 0144 0150 0151 0152 0155 0156 0157 0158 0159 0171 "
            "0173 0174 0175 0176 0220 0221 0222 0223 0224 0225 0226 0227 0240 0241 0243 0246 0247 0248 0250 "
            "0251 0253 0258 0270 0271 0278 0280 0281 0290 0291 0292 0293 0294 0295 0297 0300 0301 0302 0303 "
            "0304 0320 0321 0322 0325 0340 0345 0346 0370 0371 0372 0380 0381 0382 0383 0390 0392 0393 0410 "
            "0411 0413 0414 0415 0416 0417 0418 0430 0431 0433 0435 0451 0454 0455 0456 0457 0459 0470 0471 "
            "0472 0474 0476 0477 0478 0479 0480 0481 0485 0486 0490 0491 0492 0493 0494 0495 0496 0498 0499 "
            "0500 0501 0502 0503 0504 0505 0506 0510 0511 0512 0513 0514 0515 0520 0521 0522 0523 0524 0525 "
            "0526 0528 0530 0531 0532 0533 0534 0550 0551 0552 0553 0554 0555 0560 0563 0564 0565 0570 0571 "
            "0573 0580 0581 0582 0583 0584 0585 0586 0587 0589 0590 0591 0611 0612 0613 0620 0621 0622 0623 "
            "0624 0640 0642 0643 0644 0645 0647 0650 0651 0652 0653 0657 0660 0661 0662 0663 0670 0671 0672 "
            "0680 0682 0684 0687 0690 0691 0692 0693 0695 0696 0910 0911 0912 0913 0914 0915 0916 0918 0930 "
            "0932 0933 0934 0935 0940 0941 0942 0943 0950 0951 0952 0953 0954 0960 0961 0970 0971 0973 0975 "
            "0976 0977 0978 0980 0981"
        ),
    ),
    (range(4, 7), "0901 0902 0903 0904 0905 0906 0907 0908 0909"),
    (range(7, 8), "070 072 073 076 078 079"),
    (range(6, 7), "0101 0102 0103 0104 0105 0106 0107 0108 0770 0771 0772 0773 0774 0775 0776 0777"),
    (range(4, 8), "020"),
)
"""How many digits follow a code, and the codes: towns, mobile telephones, and numbers for all of the country."""

_LONGEST = 20
"""A plain number is not longer than this as it is written, with spaces and hyphens."""


@cache
def codes() -> dict[str, range]:
    """How many digits may follow each code, whatever they are."""
    return {code: digits for digits, listed in _CODES for code in listed.split()}


def is_plain(text: str) -> bool:
    """Whether a text is a right number, written with digits, spaces and hyphens alone; others may be right too."""
    digits = text.replace(" ", "").replace("-", "")
    if len(text) > _LONGEST or text[:1] != "0" or not (digits.isascii() and digits.isdecimal()):
        return False
    return any(len(digits) - end in codes().get(digits[:end], ()) for end in (2, 3, 4))
