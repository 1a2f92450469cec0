using System.Globalization;
using System.Text;
using Functional.Dispatch.Laws;

namespace Functional.Dispatch.Cli.Proofs;

/// <summary>docs/laws.md, made from the catalogue.</summary>
public static class LawsPage
{
    private const string Head = """
        # The laws of dispatch

        Made by `fdispatch prove --markdown` from the catalogue in `Core.Pure/Laws`; a test fails when this page is not current. `fdispatch prove` establishes every law and says how long it took.

        How a law is established:

        - **proved**: printed as SMT-LIB 2 over 64-bit vectors and proved by z3 for every value of its variables (keysets are the 2^62 values the layout has, keys all 143 that are no marker), and run on the core on samples. The law is written once; the core instantiation calls the core's own operators, guards and router, the printed one their bit-vector definitions. `The_core_agrees_with_its_bit_vector_definitions` ties the two. Without z3 the proofs are reported as skipped, never as passed.
        - **decided**: by going through all of finitely many cases. A law about tables goes through all operators of the rule set in use (PyTorch 2.14.1's 3,640 unless `--rules` names others; operators whose kernels stand at the same keys are one case), each with every functionality, backend, mask and registration key that matters, and runs on drawn rule sets besides.
        - **sampled**: on cases drawn from a seed: 1,000 of each law, with `--full` 100,000 of each law of the algebra (all that are proved, and the one that ties them to the core) and 10,000 of each other. A failing case is shrunk and printed with its seed and the command that has it again.

        Issue numbers are pytorch/pytorch's unless a repository is named. G1 to G21 number the laws this list set out from:
        """;

    private static readonly string[] Origins =
    [
        "union and intersection form a lattice",
        "difference keeps backend bits",
        "representable sets are cross products",
        "printing must be total and invertible",
        "FULL_AFTER keeps PythonDispatcher",
        "alias keys are no members",
        "every printed key parses back",
        "has_any has a precondition",
        "HIP and VE go to AutogradOther",
        "effective keys are ((arguments ∪ included) − excluded) ∩ mask",
        "adding an argument only raises",
        "guards restore what they own",
        "fallthrough is redispatch without the key",
        "redispatch reads no thread state and no mask",
        "calls of well-behaved kernels end",
        "the snapshot on entry",
        "slots are functions of the registrations",
        "registrations commute, stack, and are undone by release",
        "which slots a registration may change",
        "when AutogradOther is ambiguous",
        "every slot has a reason",
    ];

    /// <summary>The page.</summary>
    /// <returns>Markdown.</returns>
    public static string Markdown()
    {
        var page = new StringBuilder(Head).Append("\n\n");
        var laws = LawCatalogue.All;
        for (var i = 0; i < Origins.Length; i++)
        {
            var at = $"G{i + 1}";
            page.Append(CultureInfo.InvariantCulture, $"- {at}, {Origins[i]}: {laws.Count(l => l.Text.References.Contains(at)) switch { 1 => "1 law", var n => $"{n} laws" }}\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"\nIn all {laws.Length} laws: {Count(LawMethod.Proved)} proved, {Count(LawMethod.Decided)} decided, {Count(LawMethod.Sampled)} sampled.\n");
        foreach (var family in laws.GroupBy(l => l.Text.Family).OrderBy(g => g.Key))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {Title(family.Key)}\n\n");
            page.Append("| law | statement | why | how |\n| --- | --- | --- | --- |\n");
            foreach (var law in family)
                page.Append(CultureInfo.InvariantCulture, $"| `{law.Name}`{References(law)} | {law.Text.Statement} | {law.Text.Why} | {How(law)} |\n");
        }

        return page.ToString();

        int Count(LawMethod method) => laws.Count(l => l.Method == method);
    }

    private static string References(Law law) => law.Text.References.IsEmpty ? "" : $" ({string.Join(", ", law.Text.References)})";

    private static string How(Law law) => law switch
    {
        BitLaw => "proved",
        TableLaw { NeedsEveryOperator: true } => "decided for every operator",
        TableLaw => "decided for all operators",
        { Method: LawMethod.Decided } => string.Create(CultureInfo.InvariantCulture, $"decided, {law.Check(0, 0).Cases:N0} cases"),
        _ => "sampled",
    };

    private static string Title(LawFamily family) => family switch
    {
        LawFamily.Sets => "Keysets, and where they are no sets",
        LawFamily.Names => "Names",
        LawFamily.Masking => "Masking by thread state",
        LawFamily.Guards => "Guards",
        LawFamily.Choice => "The choice",
        LawFamily.Redispatch => "Redispatch, and what makes it end",
        LawFamily.Tables => "Tables",
        LawFamily.Fallbacks => "The built-in fallbacks",
        LawFamily.Schemas => "Schemas",
        LawFamily.Registration => "Registration",
        LawFamily.Agreement => "The tie between the proofs and the core",
    };
}
