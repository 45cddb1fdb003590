"""The fonts that handouts are printed with, and the nets that catch a character drawn wrong or not at all.

Before the layout, `coverage.uncovered` asks the fonts' own tables. The layout itself is done under
`fontconfig.font_configuration`, which lists no font but ours. After it, `audit.audit` reads what was put
into the PDF, and `clusters.Reader` judges whether each glyph can stand for its text.
Font files, their tables and `fonts.lock.json` are made by `scripts/assets`.
"""
