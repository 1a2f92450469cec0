"""Tests of tools/export_rules.py on texts as PyTorch prints them; torch is not needed. Run: python3 -m unittest discover tools/tests"""
import contextlib
import gzip
import io
import json
import os
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import export_rules as export  # noqa: E402

ADD = """name: my::add.Tensor
schema: my::add.Tensor(Tensor a, *, str s=" :: x [ boxed ]") -> Tensor
debug: registered at add.cpp:3
alias analysis kind: CONSERVATIVE (default)
Named: registered at names.cpp:11 :: (none) [ fallthrough boxed ]
CPU: registered at :: odd [ boxed ].cpp:1 :: (Tensor _0, str _1) -> Tensor _0 [ boxed unboxed ]
CPU (inactive): registered at old.cpp:1 :: (none) [ boxed ]
Autograd[alias]: registered at auto.cpp:1 :: (none) [ ]
"""

DANGLING = "name: my::typo\nschema: (none)\nMeta: registered at f.py:1 :: (none) [ boxed ]\n"

TABLE = """CPU: registered at k.cpp:1 [kernel]
Meta: registered at ./aten/src/ATen/core/MetaFallbackKernel.cpp:23 [backend fallback]
ADInplaceOrView: fallthrough registered at ./aten/src/ATen/core/VariableFallbackKernel.cpp:103 [backend fallback]
AutogradPrivateUse1: registered at /home/me/mine.py:4 [backend fallback]
"""


class Texts(unittest.TestCase):
    def test_a_dump_is_read_field_by_field(self):
        row = export.parse_dump("my::add.Tensor", ADD)
        self.assertEqual(["name", "overload", "schema", "schema_debug", "alias_analysis", "kernels"], list(row))
        self.assertEqual(("my::add", "Tensor"), (row["name"], row["overload"]))
        self.assertEqual('my::add.Tensor(Tensor a, *, str s=" :: x [ boxed ]") -> Tensor', row["schema"])
        self.assertEqual(("registered at add.cpp:3", "CONSERVATIVE (default)"), (row["schema_debug"], row["alias_analysis"]))
        self.assertEqual([("Named", False, True), ("CPU", False, True), ("CPU", False, False), ("Autograd", True, True)],
                         [(k["key"], k["alias"], k["active"]) for k in row["kernels"]])
        self.assertEqual([(True, True, False), (False, True, True), (False, True, False), (False, False, False)],
                         [(k["fallthrough"], k["boxed"], k["unboxed"]) for k in row["kernels"]])
        self.assertEqual([None, "(Tensor _0, str _1) -> Tensor _0", None, None], [k["signature"] for k in row["kernels"]])

    def test_an_operator_without_a_schema_has_kernels_alone(self):
        row = export.parse_dump("my::typo", DANGLING)
        self.assertEqual((None, None, None), (row["schema"], row["schema_debug"], row["alias_analysis"]))
        self.assertEqual(["Meta"], [k["key"] for k in row["kernels"]])

    def test_a_dump_in_another_form_is_refused(self):
        for line in ("CPU registered", "CPU: x :: (none) [ boxed frozen ]", "CPU: x [ boxed ]"):
            with self.assertRaisesRegex(export.Refusal, "form that is not known"):
                export.parse_dump("my::typo", DANGLING + line + "\n")

    def test_fallbacks_are_those_of_the_table_and_PyTorchs_own_are_marked(self):
        found = export.parse_fallbacks(TABLE)
        self.assertEqual([("Meta", False, True), ("ADInplaceOrView", True, True), ("AutogradPrivateUse1", False, False)],
                         [(f["fallback"], f["fallthrough"], f["built_in"]) for f in found])
        self.assertEqual("registered at /home/me/mine.py:4", found[2]["debug"])

    def test_a_printed_keyset_is_its_keys(self):
        self.assertEqual(["CPU", "AutogradCPU"], export.parse_set("DispatchKeySet(CPU, AutogradCPU)"))
        self.assertEqual([], export.parse_set("DispatchKeySet()"))
        with self.assertRaises(export.Refusal):
            export.parse_set("{CPU}")

    def test_only_the_folder_of_PyTorch_is_cut(self):
        self.assertEqual("registered at torch/a.py:1, /home/b.py:2",
                         export.cut("registered at /usr/lib/python3/dist-packages/torch/a.py:1, /home/b.py:2", "/usr/lib/python3/dist-packages/"))


class Layout(unittest.TestCase):
    KEYS = ["CPU", "CUDA", "Meta", "FPGA", "QuantizedCPU", "QuantizedCUDA", "QuantizedMeta", "MkldnnCPU", "SparseCsrCPU", "SparseCsrCUDA",
            "AutocastCPU", "PythonDispatcher"]

    def test_rows_of_every_backend_are_functionalities_and_other_keys_stand_alone(self):
        rows = export.functionalities(self.KEYS, 3)
        self.assertEqual([3, 1, 3, 1, 1, 1, 1, 1], [len(row) for row in rows])
        self.assertEqual(self.KEYS, [key for row in rows for key in row])

    def test_too_few_keys_for_the_backends_are_refused(self):
        for count in (0, 20):
            with self.assertRaises(export.Refusal):
                export.functionalities(self.KEYS, count)

    def test_an_order_that_is_contradicted_is_refused(self):
        rows = export.functionalities(self.KEYS, 3)
        export.check_order(rows, {"CPU": ["PythonDispatcher"], "CUDA": [], "FPGA": ["CPU", "CUDA", "Meta"], "AutocastCPU": self.KEYS[:10]})
        with self.assertRaisesRegex(export.Refusal, "below `FPGA`"):
            export.check_order(rows, {"FPGA": ["CPU", "CUDA"]})


class FakeKeySet(list):
    pass


class FakeC:
    """As much of torch._C as the exporter asks, over a small enumeration: two backends and three functionalities."""

    class DispatchKey:
        CPU = CUDA = FPGA = AutogradCPU = AutogradCUDA = PythonDispatcher = Autograd = Undefined = StartOfDenseBackends = None

    ALL = ["CPU", "CUDA", "FPGA", "AutogradCPU", "AutogradCUDA", "PythonDispatcher"]
    ROWS = [["CPU", "CUDA"], ["FPGA"], ["AutogradCPU", "AutogradCUDA"], ["PythonDispatcher"]]

    def _dispatch_num_backends(self):
        return 2

    def _dispatch_key_parse(self, name):
        if name not in self.ALL and name != "Autograd":
            raise RuntimeError(f"could not parse dispatch key: {name}")
        return name

    def _dispatch_keyset_full_after(self, key):
        below = []
        for row in self.ROWS if key in self.ALL else []:  # Below an alias key is nothing.
            if key in row:
                break
            below += row
        return FakeKeySet(below + [k for k in ["PythonDispatcher"] if k not in below])

    def _dispatch_keyset_to_string(self, keyset):
        return f"DispatchKeySet({', '.join(keyset)})"

    def _dispatch_is_included_in_alias(self, key, alias):
        return key.startswith("Autograd") if alias == "Autograd" else key == alias


class Enumeration(unittest.TestCase):
    def read(self, c, aliases=("Autograd",)):
        with contextlib.redirect_stderr(io.StringIO()) as notes:
            return export.enumeration(c, set(aliases)), notes.getvalue()

    def test_backends_keys_and_members_come_from_what_is_printed(self):
        found, notes = self.read(FakeC())
        self.assertEqual({"backends": ["CPU", "CUDA"], "keys": FakeC.ALL, "aliases": [{"alias": "Autograd", "keys": ["AutogradCPU", "AutogradCUDA"]}]}, found)
        self.assertIn("_dispatch_keyset_full is missing", notes)

    def test_the_full_set_is_asked_for_where_it_is_offered(self):
        c = FakeC()
        c._dispatch_keyset_full = lambda: FakeKeySet(FakeC.ALL)
        self.assertEqual("", self.read(c)[1])

    def test_without_the_number_of_backends_it_is_worked_out(self):
        with mock.patch.object(FakeC, "_dispatch_num_backends", new=property(lambda self: (_ for _ in ()).throw(AttributeError()))):
            self.assertEqual(["CPU", "CUDA"], self.read(FakeC())[0]["backends"])

    def test_without_alias_membership_it_refuses(self):
        with mock.patch.object(FakeC, "_dispatch_is_included_in_alias", new=property(lambda self: (_ for _ in ()).throw(AttributeError()))):
            with self.assertRaisesRegex(export.Refusal, "alias keys"):
                self.read(FakeC())
        with self.assertRaisesRegex(export.Refusal, "which keys `Composite` stands for"):
            self.read(FakeC(), ["Autograd", "Composite"])


class Files(unittest.TestCase):
    def test_a_name_that_ends_in_gz_is_packed_and_the_same_lines_give_the_same_bytes(self):
        lines = [{"format": "fdispatch-rules"}, {"name": "a::é"}]
        with tempfile.TemporaryDirectory() as folder:
            plain, packed, again = (os.path.join(folder, n) for n in ("a.jsonl", "a.jsonl.gz", "b.jsonl.gz"))
            for path in (plain, packed, again):
                export.write(lines, path)
            with open(plain, "rb") as file, gzip.open(packed) as unpacked:
                text = file.read()
                self.assertEqual(text, unpacked.read())
            self.assertEqual(lines, [json.loads(line) for line in text.splitlines()])
            with open(packed, "rb") as one, open(again, "rb") as other:
                self.assertEqual(one.read(), other.read())

    def test_what_cannot_be_done_is_one_line_and_exit_code_2(self):
        for refused in (mock.patch.dict(sys.modules, {"torch": None}), mock.patch.object(export, "export", side_effect=export.Refusal("two\nlines"))):
            with refused, contextlib.redirect_stderr(io.StringIO()) as error:
                self.assertEqual(2, export.main(["/dev/null"]))
            self.assertEqual(1, error.getvalue().count("\n"))
            self.assertTrue(error.getvalue().startswith("export_rules: "))


if __name__ == "__main__":
    unittest.main()
