"""What a page has of bplib.content: the scripts of the tasks."""

from importlib import import_module

import tasks


def named(folder, ending):
    return tasks.NAMES


def script(folder, name):
    return import_module(f"tasks.{name}")
