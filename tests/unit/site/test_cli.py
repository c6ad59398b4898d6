import gzip
import json
import socket

import pytest

from lemniscaat.site import cli


@pytest.fixture
def taken_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "lemniscaat: the following arguments are required: COMMAND (see lemniscaat --help)"),
        (["serve", "--port", "http"], "'http' is not a whole number above 0"),
        (["serve", "--port", "65536"], "'65536' is not a port: use 1 to 65535"),
        (["demo", "--workers", "0"], "'0' is not a whole number above 0"),
        (["demo", "--sead", "1"], "unrecognized arguments: --sead 1"),
        (["index", "remake"], "invalid choice: 'remake'"),
        (["bench", "quality", "--passages", "nowhere", "--queries", "x"], "there is no file 'nowhere'"),
        (["simulate", "--years", "0"], "'0' is not a whole number of years from 1 to 20"),
        (["simulate", "--years", "21"], "'21' is not a whole number of years from 1 to 20"),
        (["simulate", "--seed", "one"], "argument --seed: invalid int value: 'one'"),
        (["search"], "the following arguments are required: text"),
        (["screen"], "one of the arguments text --lines is required"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(arguments, line, capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    out, told = capsys.readouterr()
    assert (stopped.value.code, out, told.count("\n")) == (2, "", 1)
    assert line in told


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_help_of_every_command_shows_an_example_of_it(command, capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([command, "--help"])
    out, _ = capsys.readouterr()
    assert stopped.value.code == 0
    assert f"\nExample: lemniscaat {command}" in out


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_told_in_one_line(command, taken_port, capsys) -> None:
    assert cli.main([command, "--port", str(taken_port)]) == 2
    assert capsys.readouterr() == (
        "",
        f"lemniscaat: port {taken_port} on 127.0.0.1 is taken. Choose another with --port.\n",
    )


def test_a_host_that_is_not_here_is_told_in_one_line(capsys) -> None:
    assert cli.main(["serve", "--host", "192.0.2.1"]) == 2
    _, told = capsys.readouterr()
    assert told.startswith("lemniscaat: port 8000 on 192.0.2.1 cannot be used: ")
    assert told.count("\n") == 1


def test_screen_prints_one_object_a_text(capsys) -> None:
    assert cli.main(["screen", "Hoe bereik ik ouderen?", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"findings": []}


def test_screen_reads_lines(capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", iter(["Hoe bereik ik ouderen?\n", "Bel 06-12345678\n"]))
    assert cli.main(["screen", "--lines", "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["findings"], [found["text"] for found in second["findings"]]) == ([], ["06-12345678"])


@pytest.fixture
def bench(tmp_path, capsys):
    """`bench(queries, *options)` measures on two passages; gives the status and what was printed."""

    def measure(queries, *options):
        passages = tmp_path / "passages.jsonl.gz"
        with gzip.open(passages, "wt") as file:
            file.write('{"id": "a", "text": "ouderen en zorg"}\n{"id": "b", "text": "zorg"}\n')
        asked = tmp_path / "queries.jsonl"
        asked.write_text("\n".join(map(json.dumps, queries)))
        given = ["bench", "quality", "--passages", str(passages), "--queries", str(asked), *options]
        return cli.main(given), capsys.readouterr()

    return measure


JUDGED = [{"q": "zorg", "rel": []}, {"q": "ouderenzorg", "rel": ["a"], "self": "b"}]


def test_bench_tells_what_each_query_found(bench) -> None:
    status, (out, _) = bench(JUDGED, "--json", "--per-query")
    told = json.loads(out)
    spent = [told.pop(name) for name in ("p50_ms", "p95_ms")]
    assert (status, all(its > 0 for its in spent)) == (0, True)
    assert told == {
        "passages": 2,
        "queries": 1,
        "ndcg@10": 1.0,
        "mrr@10": 1.0,
        "recall@100": 1.0,
        "per_query": [{"q": "ouderenzorg", "ranked": ["a"], "n": 2}],
    }


def test_bench_prints_a_line_a_figure(bench) -> None:
    status, (out, _) = bench(JUDGED, "--per-query")
    lines = [line.split() for line in out.splitlines()]
    assert (status, lines[:3]) == (0, [["passages", "2"], ["queries", "1"], ["ndcg@10", "1.0"]])
    assert [name for name, _figure in lines[3:]] == ["mrr@10", "recall@100", "p50_ms", "p95_ms"]


def test_bench_without_judged_queries_says_so(bench) -> None:
    status, (out, told) = bench(JUDGED[:1], "--json")
    assert (status, out) == (2, "")
    assert told.splitlines()[-1].startswith("lemniscaat: ")
