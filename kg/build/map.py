"""A telegram becomes quads, in this process or in others."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from functools import partial
from itertools import chain, islice

from kg.archives import Message, Refusal
from kg.build.parse import extract_cable, internal_refusal, parse_message
from kg.build.workers import map_in_workers
from kg.graph.cable_quads import cable_quads, source_digest
from kg.store.load_report import Mapped

SECONDS_A_CABLE = 60.0  # what one cable may take before its worker is ended
WORTH_WORKERS = 100  # fewer cables than that are done before a worker has started


def map_message(message: Message, base: str) -> Mapped | Refusal:
    """One telegram as quads; a refusal where it is none, or where nothing says which cable it is."""
    began = time.thread_time()
    cable = parse_message(message)
    parsed = time.thread_time()
    if isinstance(cable, Refusal):
        return cable
    if not cable.id:
        return Refusal(message.source, "no-id", "nothing says which cable this is; add its heading or its reference id")
    pair = extract_cable(cable)
    extracted = time.thread_time()
    if isinstance(pair, Refusal):
        return pair
    try:
        quads = cable_quads(*pair, base)
    except Exception as error:
        return internal_refusal(message.source, f"mapping {cable.id}", error)
    seconds = (parsed - began, extracted - parsed, time.thread_time() - extracted)
    return Mapped(cable.id, len(message.text), source_digest(message.text), message.source, quads, seconds)


def map_messages(
    messages: Iterator[Message | Refusal],
    base: str,
    jobs: int,
    *,
    on_peak: Callable[[int], None] = lambda peak: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Generator[Mapped | Refusal, None, None]:
    """Yield each message mapped, in this process or, when there are enough to be worth their start, in others.

    `on_peak` is told the memory that the others took, `is_stopped` is asked whether more is wanted.
    """
    function = partial(_map_or_pass, base=base)
    first = list(islice(messages, WORTH_WORKERS)) if jobs > 1 else []
    if len(first) < WORTH_WORKERS:
        yield from map(function, chain(first, messages))
    else:
        everything = chain(first, messages)
        yield from map_in_workers(
            function,
            everything,
            jobs=jobs,
            seconds=SECONDS_A_CABLE,
            on_lost=_lost_message,
            size_of=_size_of,
            on_peak=on_peak,
            is_stopped=is_stopped,
        )


def _map_or_pass(message: Message | Refusal, base: str) -> Mapped | Refusal:
    """A message mapped; a refusal as it is."""
    return message if isinstance(message, Refusal) else map_message(message, base)


def _size_of(message: Message | Refusal) -> int:
    """About how many bytes a message has."""
    return len(message.text) if isinstance(message, Message) else 0


def _lost_message(message: Message | Refusal, reason: str) -> Mapped | Refusal:
    """The refusal of what a worker was at when it was lost."""
    if isinstance(message, Refusal):
        return message
    return Refusal(message.source, "internal", f"{reason}; please report it with the cable")
