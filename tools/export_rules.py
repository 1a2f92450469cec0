#!/usr/bin/env python3
"""Writes what is registered with the dispatcher of this Python's PyTorch as a rule file (docs/rule-files.md).

usage: export_rules.py [--import MODULE]... FILE

Needs torch, 1.13 or newer, and nothing else. Each MODULE is imported first, so that what an extension registers is in the file; the current
directory is searched too. FILE is JSON Lines, gzipped when its name ends in .gz; `-` is standard output. What this PyTorch does not tell is
said on standard error. Exit code 0: written; 2: refused, with the reason in one line.
"""
import argparse
import gzip
import importlib
import io
import json
import os
import re
import sys

KERNEL_LINE = re.compile(r"^(?P<key>\w+)(?P<alias>\[alias\])?(?P<inactive> \(inactive\))?: (?P<debug>.*)"
                         r" :: (?P<signature>.*?) \[ (?P<marks>[a-z ]*)\]$")
FALLBACK_LINE = re.compile(r"^(?P<key>\w+): (?P<fallthrough>fallthrough )?(?P<debug>.*) \[backend fallback\]$")
MARKS = {"fallthrough", "boxed", "unboxed"}
FIELDS = {"schema: ": "schema", "debug: ": "schema_debug", "alias analysis kind: ": "alias_analysis"}

# Alias keys that some version has; what is not one there is passed over, and what a dump marks as one is asked about as well.
ALIAS_KEYS = ["Autograd", "CompositeImplicitAutograd", "FuncTorchBatchedDecomposition", "CompositeImplicitAutogradNestedTensor",
              "CompositeExplicitAutograd", "CompositeExplicitAutogradNonFunctional"]


class Refusal(Exception):
    """Why no rule file can be written; one line."""


def note(text):
    print(f"export_rules: note: {text}", file=sys.stderr)


# ---- Texts that PyTorch prints. These functions need no torch; tools/tests/test_export_rules.py gives them such texts. ----

def split_name(name):
    """`aten::add.Tensor` as name and overload."""
    base, _, overload = name.partition(".")
    return base, overload


def parse_dump(name, text):
    """An operator's registrations from `torch._C._dispatch_dump`, in the order of a rule file's fields."""
    base, overload = split_name(name)
    row = {"name": base, "overload": overload, "schema": None, "schema_debug": None, "alias_analysis": None, "kernels": []}
    for line in text.splitlines():
        if line == f"name: {name}" or not line:
            continue
        field = next((f for f in FIELDS if line.startswith(f)), None)
        if field and not row["kernels"]:
            value = line[len(field):]
            row[FIELDS[field]] = None if value == "(none)" else value
            continue
        match = KERNEL_LINE.match(line)
        marks = match["marks"].split() if match else []
        if not match or not MARKS.issuperset(marks):
            raise Refusal(f"`{name}` is printed in a form that is not known here: `{line[:100]}`")
        row["kernels"].append({
            "key": match["key"], "alias": bool(match["alias"]), "active": not match["inactive"],
            "fallthrough": "fallthrough" in marks, "boxed": "boxed" in marks, "unboxed": "unboxed" in marks,
            "debug": match["debug"], "signature": None if match["signature"] == "(none)" else match["signature"]})
    return row


def parse_fallbacks(table):
    """The backend fallbacks from `torch._C._dispatch_dump_table` of an operator that has no kernels."""
    found = [match for match in map(FALLBACK_LINE.match, table.splitlines()) if match]
    return [{"fallback": match["key"], "fallthrough": bool(match["fallthrough"]), "debug": match["debug"], "built_in": is_pytorch(match["debug"])}
            for match in found]


def is_pytorch(debug):
    """Whether something was registered by PyTorch's own source."""
    return "aten/src/ATen/" in debug or "torch/csrc/" in debug


def parse_set(text):
    """The keys of a printed keyset, lowest first."""
    match = re.match(r"^DispatchKeySet\((.*)\)$", text)
    if not match:
        raise Refusal(f"a keyset is printed in a form that is not known here: `{text[:100]}`")
    return [key for key in match[1].split(", ") if key]


def functionalities(keys, backend_count):
    """The functionalities behind the keys of the full set, lowest first: the keys of each, one for every backend or one alone.

    The first keys are the dense ones, whose names are those of the backends; a later row of as many keys that ends in the same names
    behind one prefix is a functionality of every backend.
    """
    backends = keys[:backend_count]
    if backend_count < 1 or len(backends) < backend_count:
        raise Refusal(f"{backend_count} backends cannot be told apart among {len(keys)} keys")
    rows, at = [], 0
    while at < len(keys):
        row = keys[at:at + backend_count]
        prefix = row[0][:-len(backends[0])] if row[0].endswith(backends[0]) else None
        is_row = prefix is not None and row == [prefix + backend for backend in backends]
        rows.append(row if is_row else [keys[at]])
        at += len(rows[-1])
    return rows


def check_order(rows, below):
    """Compares the order of the full set with what is printed below single keys: `below` has the keys under a key, as `FULL_AFTER` gives them."""
    lower = []
    for row in rows:
        for key in row:
            if key in below and [k for k in below[key] if k != "PythonDispatcher"] != [k for k in lower if k != "PythonDispatcher"]:
                raise Refusal(f"the keys below `{key}` are not those that stand before it in the full set, so the order of keys cannot be told")
        lower.extend(row)


def cut(text, prefix):
    """A text without the folder that PyTorch is installed in."""
    return text.replace(prefix, "") if prefix else text


# ---- Reading a running PyTorch. ----

def printed(c, keyset):
    return parse_set(c._dispatch_keyset_to_string(keyset))


def keys_below(c, names):
    """What stands below each key that can be asked about; a key whose name this version does not parse is left out."""
    below = {}
    for name in names:
        try:
            below[name] = printed(c, c._dispatch_keyset_full_after(c._dispatch_key_parse(name)))
        except (RuntimeError, TypeError, AttributeError):
            continue
    return below


def enumeration(c, aliases_seen):
    """Backends, runtime keys from the lowest up, and the members of each alias key."""
    for needed in ("_dispatch_is_included_in_alias", "_dispatch_keyset_to_string", "_dispatch_keyset_full_after", "_dispatch_key_parse"):
        if not hasattr(c, needed):
            raise Refusal(f"this PyTorch does not tell which keys its alias keys stand for or in which order keys are (torch._C.{needed} is missing), "
                          "and without that its rules cannot be read")
    enum = [n for n in dir(c.DispatchKey) if n[0].isupper() and n != "Undefined" and not n.startswith(("StartOf", "EndOf"))]
    if hasattr(c, "_dispatch_keyset_full"):
        keys = printed(c, c._dispatch_keyset_full())
    else:
        # Without it: the largest set below any key. It names keys that the enumeration does not, so look again until nothing is new.
        keys, names = [], set(enum)
        while True:
            below = keys_below(c, names)
            keys = max(below.values(), key=len)
            if names.issuperset(keys):
                break
            names.update(keys)
        above = [n for n in names if n in below and n not in keys and set(below[n]) >= set(keys)]
        keys = keys + sorted(above)
        note(f"the full set is the one below `PythonDispatcher`, {len(keys)} keys (torch._C._dispatch_keyset_full is missing)")
    if hasattr(c, "_dispatch_num_backends"):
        count = c._dispatch_num_backends()
        # Versions differ in whether an invalid backend is counted.
        counts = [n for n in (count, count - 1) if n > 0]
    else:
        note("how many backends there are is worked out from the keys (torch._C._dispatch_num_backends is missing)")
        counts = range(len(keys) // 2, 0, -1)
    rows, count = max(((functionalities(keys, n), n) for n in counts), key=lambda found: sum(len(row) for row in found[0] if len(row) > 1))
    check_order(rows, keys_below(c, keys))
    return {"backends": keys[:count], "keys": keys, "aliases": alias_members(c, keys, enum, aliases_seen)}


def alias_members(c, keys, enum, aliases_seen):
    members = {}
    parsed, silent = {}, []
    for key in keys:
        try:
            parsed[key] = c._dispatch_key_parse(key)
        except (RuntimeError, TypeError):
            # PyTorch prints keys that it does not parse; by number it knows them.
            number = [k for k in (getattr(c.DispatchKey, key, None),) if k is not None]
            if number:
                parsed[key] = number[0]
            else:
                silent.append(key)
    for alias in dict.fromkeys(ALIAS_KEYS + sorted(aliases_seen) + enum):
        if alias in keys:
            continue
        try:
            key = c._dispatch_key_parse(alias)
        except (RuntimeError, TypeError):
            continue
        stands_for = [k for k in keys if k in parsed and c._dispatch_is_included_in_alias(parsed[k], key)]
        if stands_for:
            members[alias] = stands_for
    missing = sorted(set(aliases_seen) - set(members))
    if missing or not members:
        raise Refusal(f"this PyTorch does not tell which keys `{(missing or ALIAS_KEYS)[0]}` stands for, and without that its rules cannot be read")
    if silent:
        note(f"{len(silent)} keys that this PyTorch prints but does not parse are taken for no member of any alias key: {', '.join(silent)}")
    return [{"alias": alias, "keys": stands_for} for alias, stands_for in members.items()]


def operator_names(c):
    for source in ("_dispatch_get_all_op_names", "_dispatch_get_registrations_for_dispatch_key"):
        if hasattr(c, source):
            return sorted(set(getattr(c, source)()))
    raise Refusal("this PyTorch does not list its operators (torch._C._dispatch_get_all_op_names is missing)")


def tags_of(torch, row):
    """The operator's tags, or null where Python has no such operator (its schema is missing, or it cannot be written in Python)."""
    namespace, _, name = row["name"].partition("::")
    try:
        overload = getattr(getattr(getattr(torch.ops, namespace), name), row["overload"] or "default")
        return [tag.name for tag in overload.tags]
    except (AttributeError, RuntimeError):
        return None


def read_fallbacks(torch, c):
    for kind in ("FRAGMENT", "DEF"):
        try:
            library = torch.library.Library("fdispatch_probe", kind)
            break
        except ValueError:
            continue
    library.define("nothing(Tensor a) -> ()")
    return parse_fallbacks(c._dispatch_dump_table("fdispatch_probe::nothing"))


def export(modules):
    """The lines of the rule file."""
    try:
        import torch
    except ImportError as error:
        raise Refusal(f"torch cannot be imported: {error}") from None
    c = torch._C
    for needed in ("_dispatch_dump", "_dispatch_dump_table"):
        if not hasattr(c, needed):
            raise Refusal(f"this PyTorch ({torch.__version__}) does not print its registrations (torch._C.{needed} is missing); 1.13 and newer do")
    for module in modules:
        try:
            importlib.import_module(module)
        except Exception as error:  # An extension may fail in any way.
            raise Refusal(f"`{module}` cannot be imported: {type(error).__name__}: {error}") from None
    prefix = os.path.dirname(os.path.dirname(os.path.abspath(torch.__file__))) + os.sep
    rows, untold = [], 0
    for name in operator_names(c):
        row = parse_dump(name, cut(c._dispatch_dump(name), prefix))
        row["tags"] = tags_of(torch, row)
        untold += row["schema"] is not None and row["tags"] is None
        stub = c._dispatch_pystub(row["name"], row["overload"]) if hasattr(c, "_dispatch_pystub") else None
        row["pystub"] = list(stub) if stub else None
        rows.append(row)
    if untold:
        note(f"the tags of {untold} operators are not told")
    if not hasattr(c, "_dispatch_pystub"):
        note("which operators declare a fake implementation is not told (torch._C._dispatch_pystub is missing)")
    if rows and not any(row["kernels"] for row in rows):
        raise Refusal("this PyTorch prints no kernels")
    header = {"format": "fdispatch-rules", "version": 1, "source": f"PyTorch {torch.__version__}"}
    renamed = c._get_privateuse1_backend_name() if hasattr(c, "_get_privateuse1_backend_name") else "privateuseone"
    if renamed != "privateuseone":
        header["private_use1"] = renamed
    header.update(enumeration(c, {k["key"] for row in rows for k in row["kernels"] if k["alias"]}))
    return [header] + [dict(f, debug=cut(f["debug"], prefix)) for f in read_fallbacks(torch, c)] + rows


def write(lines, path):
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines).encode()
    if path.endswith(".gz"):
        packed = io.BytesIO()
        # No name and no time in the header, so that the bytes follow from the registrations alone.
        with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as file:
            file.write(text)
        text = packed.getvalue()
    if path == "-":
        sys.stdout.buffer.write(text)
        return
    try:
        with open(path, "wb") as file:
            file.write(text)
    except OSError as error:
        raise Refusal(f"`{path}` cannot be written: {error.strerror}") from None


def main(arguments):
    parser = argparse.ArgumentParser(prog="export_rules.py", description=__doc__.split("\n\n")[0],
                                     epilog="\n\n".join(__doc__.split("\n\n")[2:]), formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--import", dest="modules", metavar="MODULE", action="append", default=[], help="a module to import first; repeatable")
    parser.add_argument("file", metavar="FILE", help="where the rules go")
    options = parser.parse_args(arguments)
    sys.path.insert(0, os.getcwd())
    try:
        lines = export(options.modules)
        write(lines, options.file)
    except Refusal as refusal:
        print("export_rules: " + " ".join(str(refusal).split()), file=sys.stderr)
        return 2
    operators = sum("name" in line for line in lines)
    print(f"export_rules: {operators} operators and {sum('fallback' in line for line in lines)} backend fallbacks of {lines[0]['source']}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
