#!/usr/bin/env python3
"""Writes the outputs in docs/cases/*.md anew: every command after `$ fdispatch` in a console block is run from the repository's root.

Build first: dotnet build Cli -c Release. A test (CaseTests) compares the pages with what the tool prints; look at the diff before committing.
"""
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOL = "dotnet " + str(ROOT / "Cli/bin/Release/net10.0/fdispatch.dll")


def run(command):
    shell = command.replace("fdispatch ", TOOL + " ", 1)
    if " | " in shell:
        first, rest = shell.split(" | ", 1)
        shell = f"{first} 2>&1 | {rest}"
    return subprocess.run(shell, shell=True, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=None).stdout.rstrip("\n")


def block(match):
    commands = [line[2:] for line in match.group(1).splitlines() if line.startswith("$ ")]
    return "```console\n" + "\n".join(f"$ {c}\n{run(c)}" for c in commands) + "\n```"


for page in sorted((ROOT / "docs/cases").glob("*.md")):
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"```console\n(.*?)\n```", block, text, flags=re.S), encoding="utf-8")
