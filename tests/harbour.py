"""A small made-up dossier, rich enough to touch every kind of record: the fire at Port Lena."""

from pathlib import Path

from tests.story import Dossier

COURIER = """\
PORT LENA (Agency) – The coastguard said on Tuesday that 17 people were wounded when a fuel barge caught fire.

“We did not order the barge to leave,” said Captain Ilse Brandt. “Nobody did.”

A union official denied that dockers had set the fire. The fire was set, he said, by a faulty pump.

The inquiry will report in the spring; the harbour stays closed until then.
"""

FILES = {
    "site.yaml": """
        title: The fire at Port Lena
        subtitle: A made-up matter
        base_url: https://example.org/fire/
        editor: The harbour desk
        """,
    "captures/courier.txt": COURIER,
    "content/index.md": "---\ntitle: Opening\n---\nA barge burned. [[cause]] asks why.\n",
    "content/about.md": "---\ntitle: About\n---\nHow this was made.\n",
    "content/articles/agency.md": """
        ---
        title: The agency's report
        publisher: Agency
        medium: wire
        lineage: original
        ---
        Known, not at hand.
        """,
    "content/articles/courier.md": """
        ---
        title: Barge burns at the grain quay
        publisher: Northern Courier
        authors: [Ana Holm]
        published: "[..2023-05-04]"
        url: https://example.org/barge?a=1&b=2
        capture: courier.txt
        rights: excerpt
        formerly: [old-courier]
        derives_from:
          - {source: agency, how: draws-on, basis: it names the agency}
        ---
        Reports the fire, and cites Captain Brandt.
        """,
    "content/articles/ledger.md": """
        ---
        title: Twelve of the crew
        publisher: The Ledger
        published: 2023-05-03
        rights: full
        body: text
        ---
        Twelve of the crew were wounded, the owner said.

        He named no cause.
        """,
    "content/actors/brandt.md": """
        ---
        name: Ilse Brandt
        kind: person
        names: [Captain Brandt, {name: إلسه برانت, lang: ar}]
        roles:
          - {role: captain, of: coastguard, from: 2019, evidence: ['@courier "Captain Ilse Brandt"']}
        relations:
          - {is: serves with, to: coastguard}
        ---
        Led the rescue.
        """,
    "content/actors.yaml": """
        - id: coastguard
          name: The coastguard
          kind: organisation
        """,
    "content/places.yaml": """
        - {id: port-lena, name: Port Lena, in: Valeria, lat: 54.1, lon: 12.2, precision: 1 km}
        """,
    "content/claims/fire.yaml": """
        - id: seventeen-wounded
          says: Seventeen people were wounded
          about: [event:barge-fire]
          evidence:
            - source: courier
              quote: "17 people were wounded"
              speaker: {actor: coastguard}
              verb: said
        - id: twelve-wounded
          says: Twelve people were wounded
          about: [event:barge-fire]
          evidence: ['@ledger "Twelve of the crew were wounded"']
        - id: fire-on-tuesday
          says: The barge burned on 2 May 2023
          evidence: ['@courier "on Tuesday"']
        """,
    "content/events/barge-fire.md": """
        ---
        title: A barge burns
        date: {is: 2023-05-02, claim: fire-on-tuesday}
        time: "05:30"
        timezone: Europe/Berlin
        place: {is: port-lena, claim: fire-on-tuesday}
        actors: [{actor: brandt, role: led the rescue, claim: fire-on-tuesday}]
        counts: [{what: wounded, low: 12, best: 17, high: 17, claim: seventeen-wounded}]
        ---
        At dawn.
        """,
    "content/events/closure.md": """
        ---
        title: The harbour is closed
        date: {is: 2023-05-02/.., claim: fire-on-tuesday}
        ---
        """,
    "content/conflicts/wounded.md": """
        ---
        title: How many were wounded?
        kind: same fact
        positions: [seventeen-wounded, twelve-wounded]
        state: judged
        judgement: {for: [seventeen-wounded], by: the desk, on: 2023-07-01}
        would_settle: The hospital's register
        ---
        The Ledger counted the crew alone [@ledger "Twelve of the crew"].
        """,
    "content/notes/cause.md": """
        ---
        title: What set the barge alight?
        date: 2023-06-01
        authors: [The desk]
        ---
        Captain Brandt spoke at [[Port Lena]]. A union man spoke of “a faulty pump” [@courier].

        ## The number

        It stands at seventeen [@claim:seventeen-wounded disputed], see [[wounded]].[^1]

        [^1]: The Ledger has twelve [@ledger].
        """,
}


def harbour(folder: Path) -> Dossier:
    """The dossier, written into a new folder."""
    dossier = Dossier(folder)
    for path, text in FILES.items():
        dossier.write(path, text)
    return dossier
