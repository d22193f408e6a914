"""Many files read at once, in other processes: any `concurrent.futures.Executor` will do."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor

import msgspec

from generator.load.files import SourceFile
from generator.load.record_file import Parsed, Reading, read_file

_BATCH = 24
"""Files in one piece of work: so many that handing it over costs little, so few that all have work to the end."""

_encode = msgspec.msgpack.Encoder().encode
_decoder = msgspec.msgpack.Decoder(list[Parsed])


def read_in(executor: Executor, files: Sequence[SourceFile], reading: Reading) -> Iterator[Parsed]:
    """What each file holds, in their order."""
    batches = [files[at : at + _BATCH] for at in range(0, len(files), _BATCH)]
    for encoded in executor.map(read_batch, batches, [reading] * len(batches)):
        yield from _decoder.decode(encoded)


def read_batch(files: Sequence[SourceFile], reading: Reading) -> bytes:
    """What several files hold, as msgpack."""
    return _encode([read_file(file.path, file.content, reading) for file in files])
