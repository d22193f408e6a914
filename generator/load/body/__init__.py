"""A Markdown text to a body: HTML with holes, whose quotations, citations and links know their places.

    markdown.py       the whole, in order
      comments.py       private remarks taken out
      holes.py          citations and wikilinks found in the raw text, each replaced by a mark
      commonmark.py     the parser, with call-outs and footnotes
        blocks.py         which of its rules are asked of a line
        inlines.py        which of its rules are asked inside a block
      reader.py         tokens to runs of words, tags and holes
        plain.py          what is read inside a block without the parser
      quoted.py         quoted words, and the citation that each belongs to
        singles.py        words between single marks, which may be apostrophes
        unread.py         words between marks that are not read as quotation marks
      typesetter.py     runs to the pieces of a body
    citations.py      the inside of a citation's brackets; evidence in YAML is read by it too
"""
