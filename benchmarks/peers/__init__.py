"""The same made-up dossier, built by this tool and by its peers, in turn and on one machine."""
