"""Machinery that knows nothing of dossiers: from paths and bytes to a published folder, safely.

Nothing here imports what is ours outside this package, and nothing knows what an article is.

    publish.py      the outputs of a build to the site, all at once or not at all
      output.py       a file of the site, and the rule for paths
      place.py        where a site, its ledger and its lock stand
      lock.py         one build of one output at a time
      ours.py         whether a folder may be replaced
      marker.py       the file in a published folder by which we know it
      ledger.py       what we wrote, file by file
      survey.py       what stands in a folder, by name
      live.py         which files of the live site may stay
      generation.py   the next tree, made out of the previous generation
      tree.py         changes to a folder that never write into a linked file
      exchange.py     the tree into the place of the site, in one step or two
      transfer.py     the same, file by file, where the folder cannot be renamed
      errors.py       what can stop all that
    standing.py     whether a site still stands as it was published
    leaks.py        whether bytes hold words that must not be published, in any encoding
      words.py        text to words, the same for needles and for haystacks
      encodings.py    escaped, encoded and packed text to plain text
"""
