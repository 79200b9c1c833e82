"""A browser is downloaded or installed only where that is allowed. Nothing is: the commands are noted, and fail."""

import subprocess
from types import SimpleNamespace

import pytest

from tests import chromium, firefox


@pytest.fixture
def tried(monkeypatch):
    """The commands that ``get`` runs when no browser is found."""
    commands = []
    for browser in (chromium, firefox):
        monkeypatch.setattr(browser, "find", lambda: None)
        monkeypatch.delenv(f"BP_INSTALL_{browser.__name__.split('.')[-1].upper()}", raising=False)
    monkeypatch.setattr(subprocess, "run", lambda command: commands.append(command) or SimpleNamespace(returncode=1))
    return commands


def test_nothing_is_installed_by_apt_unasked(tried):
    with pytest.raises(SystemExit, match="BP_INSTALL_CHROMIUM=1 make test"):
        chromium.get()
    assert [command[-2:] for command in tried] == [["install", "chromium"]]
    assert "apt-get" not in tried[0]


def test_debians_package_is_installed_when_asked_for(tried, monkeypatch):
    monkeypatch.setenv("BP_INSTALL_CHROMIUM", "1")
    with pytest.raises(SystemExit):
        chromium.get()
    assert tried[1] == ["apt-get", "update"]


def test_no_firefox_is_installed_unasked(tried):
    assert firefox.get() is None and "BP_INSTALL_FIREFOX=1 make test" in firefox.ABSENT
    assert tried == []


def test_debians_firefox_is_installed_when_asked_for(tried, monkeypatch):
    monkeypatch.setenv("BP_INSTALL_FIREFOX", "1")
    with pytest.raises(SystemExit):
        firefox.get()
    assert tried == [["apt-get", "update"]]
