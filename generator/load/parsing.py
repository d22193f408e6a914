"""Many files read at once, in other processes: any `concurrent.futures.Executor` will do."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from generator.engine.tasks import Packed, packed
from generator.load.files import SourceFile
from generator.load.record_file import Reading, read_file
from generator.load.settle import in_one_file

if TYPE_CHECKING:
    from concurrent.futures import Executor

_BATCH = 24
"""Files in one piece of work: so many that handing it over costs little, so few that all have work to the end."""

_encode = msgspec.msgpack.Encoder().encode
_decoder = msgspec.msgpack.Decoder(list[Packed])


def read_in(executor: "Executor", files: Sequence[SourceFile], reading: Reading) -> Iterator[Packed]:
    """The cells of each file, in their order."""
    batches = [files[at : at + _BATCH] for at in range(0, len(files), _BATCH)]
    for encoded in executor.map(read_batch, batches, [reading] * len(batches)):
        yield from _decoder.decode(encoded)


def read_batch(files: Sequence[SourceFile], reading: Reading) -> bytes:
    """The cells of several files, as msgpack."""
    return _encode([packed(in_one_file(file.path, read_file(file.path, file.content, reading))) for file in files])
