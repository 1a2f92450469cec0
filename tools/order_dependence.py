"""The order-dependence defect of PyTorch 2.14.1: the same two registrations in both orders. See docs/order-dependence.md."""
import torch

COMPOSITE = ("CompositeImplicitAutograd", lambda x: "the composite kernel ran")
NESTED = ("NestedTensorCPU", lambda x: "the nested kernel ran")


def run(name, registrations):
    library = torch.library.Library("demo", "FRAGMENT")
    library.define(f"{name}(Tensor x) -> str")
    for key, kernel in registrations:
        library.impl(name, kernel, key)
    nested = torch.nested.nested_tensor([torch.ones(2), torch.ones(3)])
    print(f"{name}:")
    try:
        print("  call:      ", getattr(torch.ops.demo, name)(nested))
    except NotImplementedError as error:
        print("  call:       NotImplementedError:", str(error).split(". ")[0])
    printed = torch._C._dispatch_dump_table(f"demo::{name}")
    print("  dump:       AutogradNestedTensor is", "there" if "\nAutogradNestedTensor:" in printed else "empty")
    try:
        torch._C._dispatch_check_invariants(f"demo::{name}")
        print("  invariants: hold")
    except RuntimeError as error:
        print("  invariants:", str(error).split(",")[0])
    return library


KEEP = [run("composite_then_nested", [COMPOSITE, NESTED]), run("nested_then_composite", [NESTED, COMPOSITE])]
