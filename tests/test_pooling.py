"""What verbs with many solves share: options and the line that tells how it goes."""

import click
import pytest
from click.testing import CliRunner

from planner.cli.pooling import pooled, showing_pool
from planner.cli.talk import Talk
from planner.pool import PoolProgress


@click.command()
@pooled
def study(workers: int | None, scheduler: str, resume: bool) -> None:
    click.echo(f"{workers} {scheduler} {resume}")


@pytest.mark.parametrize(
    ("asked", "heard"),
    [
        ([], "None  False\n"),
        (["--workers", "3", "--resume"], "3  True\n"),
        (["--scheduler", "tcp://10.0.0.5:8786"], "None tcp://10.0.0.5:8786 False\n"),
    ],
)
def test_three_options(asked: list[str], heard: str) -> None:
    assert CliRunner().invoke(study, asked).output == heard


def test_no_workers_at_all_is_wrong_use() -> None:
    assert CliRunner().invoke(study, ["--workers", "0"]).exit_code == 2


def test_the_line_tells_counts_best_and_time(capsys: pytest.CaptureFixture[str]) -> None:
    with showing_pool(Talk("en")) as watch:
        assert watch is not None
        watch(PoolProgress(3, 2, 11, 1, None, 7.0))
        watch(PoolProgress(4, 2, 10, 1, 5.0, 7.1))  # too soon after the first
    told = capsys.readouterr().err
    assert "3 done, 2 running, 11 waiting, 1 failed" in told
    assert "best" not in told  # a study that only collects answers has none
    assert told.count("\n") == 1
    with showing_pool(Talk("zh"), lambda best: f"<{best}>") as watch:
        assert watch is not None
        watch(PoolProgress(4, 2, 10, 1, 5.0, 7.1))
    assert "完成 4，进行中 2，等待 10，失败 1，目前最好 <5.0>" in capsys.readouterr().err


def test_nothing_is_shown_to_who_wants_quiet() -> None:
    with showing_pool(Talk("en", quiet=True)) as watch:
        assert watch is None
