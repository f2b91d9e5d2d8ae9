"""How much a table may be; past it, it is refused with a sentence and not tried."""

from typing import Final

MB: Final = 2**20

FILE_BYTES: Final = 100 * MB
ROWS: Final = 200_000
COLUMNS: Final = 300
CELL: Final = 32_767
"""Characters of one cell: what a spreadsheet holds."""
CELLS: Final = 10_000_000
UNPACKED_BYTES: Final = 256 * MB
"""Of all parts of a workbook together, counted as they are unpacked: what its directory says is not believed."""
RATIO: Final = 200
"""Unpacked to packed, once it is more than a few megabytes; ordinary workbooks are at 5 to 30."""
PARTS: Final = 2_000
PART_BYTES: Final = 16 * MB
"""Of one part that is read as a whole: styles, the list of sheets."""
JSON_BYTES: Final = 32 * MB
SAMPLE_ROWS: Final = 20
SAMPLE_CELL: Final = 200
