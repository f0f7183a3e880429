"""`kg store`: the generations of a store listed, verified, made smaller, backed up, restored, brought up to date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.views.options import DEFAULT_STORE, AnswerFormat, AnswerFormatOption, LocalStoreOption

store_commands = typer.Typer(
    help="Look after the store: its generations, backups and layout.", no_args_is_help=True, rich_markup_mode=None
)
WaitOption = Annotated[
    float, typer.Option("--wait", min=0, metavar="SECONDS", help="Wait so long for another writer to be done.")
]


@store_commands.command("list")
def list_(store: LocalStoreOption = DEFAULT_STORE, format: AnswerFormatOption = AnswerFormat.table) -> None:
    """List the generations of the store.

    For each: when it was made, what it holds, its bytes on disk and those that it shares with no other, the processes
    that have it open, and whether it is whole.

    Example: kg store list
    """
    from kg.store.generations import describe_generations
    from kg.views.talk import answer

    found = describe_generations(store)
    if format is AnswerFormat.json:
        answer(json.dumps([each.record() for each in found], ensure_ascii=False, indent=2))
        return
    row = "{:<12} {:<20} {:>9} {:>11} {:>14} {:>14} {:>8}  {}"
    answer(row.format("generation", "made", "cables", "quads", "bytes", "own bytes", "readers", "state"))
    for each in found:
        readers = "?" if each.readers is None else str(len(each.readers))
        state = "whole" if each.is_whole else "; ".join(each.wrong)
        name = f"{each.number}{' current' if each.is_current else ''}"
        counts = ("-" if count is None else count for count in (each.cables, each.quads))
        answer(row.format(name, each.made or "-", *counts, each.bytes, each.own_bytes, readers, state))


@store_commands.command()
def verify(
    store: LocalStoreOption = DEFAULT_STORE,
    stall: Annotated[
        float, typer.Option("--stall", min=1, metavar="SECONDS", help="End a reading that stands still for so long.")
    ] = 60.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    format: AnswerFormatOption = AnswerFormat.table,
) -> None:
    """Compare all that is on the disk with what was written.

    Layout, link, every file of every generation by its digest, every quad counted by graph. Nothing is changed.

    Exit status 1 when something is wrong; what is wrong is printed.

    Example: kg store verify
    """
    from kg.store.verifying import verify_store
    from kg.views.checks import print_checks
    from kg.views.count_progress import CountProgress

    with CountProgress("quads read", is_quiet=quiet) as progress:
        checks = verify_store(store, stall_seconds=stall, on_progress=progress.show)
    raise typer.Exit(print_checks(checks, format))


@store_commands.command()
def compact(
    store: LocalStoreOption = DEFAULT_STORE, wait: WaitOption = 0.0, format: AnswerFormatOption = AnswerFormat.table
) -> None:
    """Rewrite the store in its smallest form.

    Old generations that nobody reads are removed. Needs room for one more copy meanwhile.

    Example: kg store compact
    """
    import dataclasses

    from kg.store.compacting import compact as compact_store
    from kg.views.talk import answer, say

    done = compact_store(store, wait=wait)
    if format is AnswerFormat.json:
        answer(json.dumps(dataclasses.asdict(done)))
    else:
        form = "rewritten" if done.is_rewritten else "it does not get smaller"
        answer(
            f"{done.bytes_before} bytes before, {done.bytes_after} after: {form}, {done.removed} generations removed"
        )
    for number in done.kept:
        say(f"{store}: generation {number} is kept, a reader has it open; the next writer removes it")


@store_commands.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The ZIP file to write.", show_default=False)],
    store: LocalStoreOption = DEFAULT_STORE,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    format: AnswerFormatOption = AnswerFormat.table,
) -> None:
    """Write the store into one file.

    Sorted N-Quads with counts and digests, in a ZIP: any machine and any later version can restore it, and any RDF
    tool can read it. The same graph gives the same quads.nq. Readers and writers are not disturbed.

    Example: kg store backup cables.zip
    """
    from kg.store.backups import back_up
    from kg.views.count_progress import CountProgress

    with CountProgress("quads written", is_quiet=quiet) as progress:
        done = back_up(store, file, progress.show, force=force)
    _tell(done, f"into {file}", format)


@store_commands.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="BACKUP", help="A file of kg store backup.", show_default=False)],
    store: LocalStoreOption = DEFAULT_STORE,
    wait: WaitOption = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    format: AnswerFormatOption = AnswerFormat.table,
) -> None:
    """Put a backup in the place of all that is in the store.

    A store that is not there is made. It changes in one step, when the whole backup was read and is what its digests
    say; otherwise it stays as it was.

    Example: kg store restore cables.zip
    """
    from kg.store.backups import restore as restore_backup
    from kg.views.count_progress import CountProgress

    with CountProgress("quads restored", is_quiet=quiet) as progress:
        done = restore_backup(file, store, wait=wait, on_progress=progress.show)
    _tell(done, f"restored into {store}", format)


def _tell(done: object, where: str, format: AnswerFormat) -> None:
    """Print what is in a backup that was written or restored."""
    import dataclasses

    from kg.store.backups import Backup
    from kg.views.talk import answer

    assert isinstance(done, Backup)
    if format is AnswerFormat.json:
        answer(json.dumps(dataclasses.asdict(done)))
    else:
        answer(
            f"{done.cables} cables, {done.quads} quads, made {done.made}, {done.bytes} bytes, "
            f"digest {done.digest[:16]}: {where}"
        )


@store_commands.command()
def migrate(
    store: LocalStoreOption = DEFAULT_STORE, wait: WaitOption = 0.0, format: AnswerFormatOption = AnswerFormat.table
) -> None:
    """Bring a store of an older layout up to date.

    In place; a store in which it was killed is as it was, or up to date. No cable is read again.

    Example: kg store migrate
    """
    import dataclasses

    from kg.store.migrating import migrate_store
    from kg.views.talk import answer

    done = migrate_store(store, wait=wait)
    if format is AnswerFormat.json:
        answer(json.dumps(dataclasses.asdict(done)))
    elif done.before == done.after:
        answer(f"{store} has layout {done.after} already; nothing to do")
    else:
        answer(f"{store} had layout {done.before} and has layout {done.after} now")
