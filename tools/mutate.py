#!/usr/bin/env python3
"""Mutation check: are the laws, without any recorded data, able to tell the core from a slightly wrong one?

Applies every change of mutants.py, one at a time, to a copy of the core, builds it, and checks every law of the catalogue on drawn cases. A mutant is
caught when a law fails (or its check does not end); the rest are survivors. Standard library only; needs the .NET SDK.

    tools/mutate.py                          check every mutant, print the table
    tools/mutate.py --write docs/mutation.md write it
    tools/mutate.py --only TEXT              only mutants whose file or description holds TEXT
    tools/mutate.py --validate               only check that every text stands exactly once in its file
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import mutants

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORE = ROOT / "Core.Pure"
TIMEOUT = 180

# The law run: nothing but the core, so nothing recorded can help.
PROJECT = """<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
  <ItemGroup><ProjectReference Include="../Core.Pure/Core.Pure.csproj" /></ItemGroup>
</Project>
"""
PROGRAM = """using Functional.Dispatch.Laws;

foreach (var law in LawCatalogue.All)
{
    string? found;
    try
    {
        found = law.Check(int.Parse(args[0]), ulong.Parse(args[1])).Counterexample;
    }
    catch (Exception e)
    {
        found = $"throws {e.GetType().Name}: {e.Message}";
    }

    if (found is null) continue;
    Console.WriteLine(law.Name);
    Console.WriteLine(found.ReplaceLineEndings(" "));
    return 1;
}

Console.WriteLine(LawCatalogue.All.Length);
return 0;
"""
BUILD = ["dotnet", "build", "-c", "Release", "-m:1", "--nologo", "-v", "quiet", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false",
         "-p:GenerateDocumentationFile=false", "-p:EnforceCodeStyleInBuild=false", "-p:NuGetAudit=false"]


def validate():
    """Every text must stand exactly once in its file and change it."""
    bad = []
    for mutant in mutants.MUTANTS:
        count = (CORE / mutant.file).read_text(encoding="utf-8").count(mutant.text)
        if count != 1 or mutant.text == mutant.wrong:
            bad.append(f"{mutant.file}: {mutant.what}: the text stands {count} times")
    names = [m.what for m in mutants.MUTANTS]
    bad += [f"described twice: {n}" for n in sorted(set(names)) if names.count(n) > 1]
    return bad


def copy_tree(to):
    shutil.copytree(CORE, to / "Core.Pure", ignore=shutil.ignore_patterns("bin", "obj"))
    for file in ["Directory.Build.props", "Directory.Packages.props", "Directory.Build.targets", "global.json", "README.md", "LICENSE"]:
        shutil.copy(ROOT / file, to / file)
    run = to / "LawRun"
    run.mkdir()
    (run / "LawRun.csproj").write_text(PROJECT, encoding="utf-8")
    (run / "Program.cs").write_text(PROGRAM, encoding="utf-8")


class Tree:
    """A copy of the core with the law run beside it."""

    def __init__(self, path):
        self.path = path
        self.run = path / "LawRun"
        self.compiler, self.response = [], None
        # A compiler server of ours alone, so that nothing outlives this script.
        self.env = dict(os.environ, DOTNET_CLI_TELEMETRY_OPTOUT="1", MSBUILDDISABLENODEREUSE="1")

    def build(self, project, *more):
        done = subprocess.run([*BUILD, *more], cwd=project, env=self.env, capture_output=True, text=True, check=False)
        return None if done.returncode == 0 else next((l for l in done.stdout.splitlines() if "error" in l), done.stdout[-400:])

    def build_all(self):
        return self.build(self.run, "-p:UseSharedCompilation=false", "-o", str(self.path / "out"))

    def find_compiler(self):
        """The compiler and its references, to be called without the build around it: the surface never changes, so the law run stays as it is."""
        asked = subprocess.run(["dotnet", "msbuild", "-p:Configuration=Release", "-t:ResolveAssemblyReferences", "-getItem:ReferencePath",
                                "-getProperty:RoslynTargetsPath"], cwd=self.path / "Core.Pure", env=self.env, capture_output=True, text=True, check=True)
        answer = json.loads(asked.stdout)
        references = [i["FullPath"] for i in answer["Items"]["ReferencePath"]]
        generated = sorted((self.path / "Core.Pure/obj/Release/net10.0").glob("*.cs"))
        sources = [s for s in sorted((self.path / "Core.Pure").rglob("*.cs")) if "obj" not in s.relative_to(self.path).parts]
        compiler = pathlib.Path(answer["Properties"]["RoslynTargetsPath"]) / "bincore"
        response = self.path / "core.rsp"
        response.write_text("\n".join([
            "-noconfig -nostdlib+ -target:library -optimize+ -nullable:enable -langversion:14 -nowarn:*", f'-out:"{self.path}/out/Functional.Dispatch.dll"',
            *(f'-r:"{r}"' for r in references), *(f'"{s}"' for s in [*sources, *generated])]), encoding="utf-8")
        own = compiler / "csc"
        self.compiler = [str(own)] if own.exists() else ["dotnet", str(compiler / "csc.dll")]
        self.response = response

    def build_core(self):
        done = subprocess.run([*self.compiler, f"@{self.response}"], env=self.env, capture_output=True, text=True, check=False)
        return None if done.returncode == 0 else next((l for l in done.stdout.splitlines() if "error" in l), done.stdout[-400:])

    def check(self, cases, seed):
        try:
            done = subprocess.run(["dotnet", str(self.path / "out/LawRun.dll"), str(cases), str(seed)], env=self.env, capture_output=True, text=True,
                                  timeout=TIMEOUT, check=False)
        except subprocess.TimeoutExpired:
            return "(no law ends)", f"the check did not end within {TIMEOUT} s"
        lines = done.stdout.splitlines()
        if done.returncode == 0:
            return None
        return (lines[0], lines[1]) if len(lines) > 1 else ("(the law run itself)", done.stderr.strip().splitlines()[0] if done.stderr.strip() else "no output")


def check_mutant(tree, mutant, cases, seed):
    path = tree.path / "Core.Pure" / mutant.file
    original = path.read_text(encoding="utf-8")
    path.write_text(original.replace(mutant.text, mutant.wrong), encoding="utf-8")
    try:
        failed = tree.build_core()
        return ("does not build", failed) if failed else tree.check(cases, seed)
    finally:
        path.write_text(original, encoding="utf-8")


def report(results, laws, cases, seed, command):
    caught = sum(1 for _, r in results if r)
    lines = [
        "# Mutation check", "",
        f"{len(results)} small wrong changes to the core (`tools/mutants.py`), one at a time; against each, the {laws} laws of the catalogue on {cases} drawn cases",
        "each (laws over finitely many cases on all of them), without any recorded data and without a solver.", "",
        f"**{caught} of {len(results)} caught ({100 * caught / len(results):.1f} %).** Command: `{command}` (about 5 s a mutant; seed {seed}).", "",
        "| file | what is wrong | caught by |", "| --- | --- | --- |",
    ]
    for mutant, result in results:
        lines.append(f"| {mutant.file} | {mutant.what} | {result[0] if result else '**survives**'} |")
    survivors = [m for m, r in results if not r]
    lines += ["", "## Survivors", ""]
    lines += [f"- {m.file}: {m.what}. {m.survives_because or 'Not explained yet.'}" for m in survivors] or ["None: every mutant is caught."]
    return "\n".join(lines) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="")
    options.add_argument("--write", type=pathlib.Path)
    options.add_argument("--validate", action="store_true")
    options.add_argument("--progress", type=pathlib.Path, help="a file that remembers results, to go on after an interruption; good for one state of core and laws")
    args = options.parse_args()

    bad = validate()
    if bad:
        print("\n".join(bad), file=sys.stderr)
        return 2
    if args.validate:
        print(f"{len(mutants.MUTANTS)} mutants, every text stands exactly once")
        return 0

    chosen = [m for m in mutants.MUTANTS if args.only in m.file or args.only in m.what]
    with tempfile.TemporaryDirectory(prefix="mutate-") as scratch:
        tree = Tree(pathlib.Path(scratch))
        copy_tree(tree.path)
        failed = tree.build_all()
        if not failed:
            tree.find_compiler()
            failed = tree.build_core()
        if failed:
            print(f"the core itself does not build: {failed}", file=sys.stderr)
            return 2
        sound = tree.check(args.cases, args.seed)
        if sound:
            print(f"the core itself breaks {sound[0]}: {sound[1]}", file=sys.stderr)
            return 2
        laws = subprocess.run(["dotnet", str(tree.path / "out/LawRun.dll"), "0", "0"], capture_output=True, text=True, check=True).stdout.strip()
        results = []
        known = dict(json.loads(l) for l in args.progress.read_text(encoding="utf-8").splitlines()) if args.progress and args.progress.exists() else {}
        for number, mutant in enumerate(chosen, 1):
            start = time.monotonic()
            name = f"{mutant.file}: {mutant.what}"
            result = known[name] if name in known else check_mutant(tree, mutant, args.cases, args.seed)
            if args.progress and name not in known:
                with args.progress.open("a", encoding="utf-8") as log:
                    log.write(json.dumps([name, result]) + "\n")
            if result and result[0] == "does not build":
                print(f"{name}: does not build: {result[1]}", file=sys.stderr)
                return 2
            results.append((mutant, result))
            print(f"{number}/{len(chosen)} {time.monotonic() - start:.0f} s  {mutant.what}: {result[0] if result else 'SURVIVES'}", flush=True)
    caught = sum(1 for _, r in results if r)
    print(f"{caught} of {len(results)} caught")
    wrong = [f"{m.what}: {'is caught, so its explanation is out of date' if r else 'survives without an explanation'}" for m, r in results if bool(r) == bool(m.survives_because)]
    for line in wrong:
        print(line, file=sys.stderr)
    if args.write:
        if len(chosen) < len(mutants.MUTANTS):
            print("a page of some mutants alone would mislead: nothing written", file=sys.stderr)
            return 2
        args.write.write_text(report(results, laws, args.cases, args.seed, f"tools/mutate.py --cases {args.cases} --write {args.write}"), encoding="utf-8")
    return 0 if caught >= 0.95 * len(results) and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
