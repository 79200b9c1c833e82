"""What is tested in the book's own language: tests/js, run by deno without any permission."""

import subprocess

from deno import find_deno_bin

from tests.toc import ROOT


def test_the_tests_in_javascript_pass():
    command = [
        find_deno_bin(),
        "test",
        "--no-remote",
        "--no-prompt",
        "--config",
        ROOT / "deno.json",
        ROOT / "tests" / "js",
    ]
    done = subprocess.run(command, capture_output=True, text=True, env={"NO_COLOR": "1", "PATH": ""})
    assert done.returncode == 0, done.stdout + done.stderr
