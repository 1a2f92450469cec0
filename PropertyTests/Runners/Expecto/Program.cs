using Expecto.CSharp;

namespace Functional.Dispatch.PropertyTests.Runners.Expecto;

/// <summary>
/// The law catalogue under Expecto, in its C# form: tests are values, made from the same list that xunit takes its own from. Compiled only with
/// <c>-p:UseExpecto=true</c>; the command line is Expecto's (<c>--list-tests</c>, <c>--filter-test-case</c>, <c>--summary</c>, …).
/// </summary>
internal static class Program
{
    private static global::Expecto.Test Laws { get; } = Runner.TestList("laws", LawList.All.Select(law => Runner.TestCase(law.Name, (Action)law.Run)));

    private static int Main(string[] args) => Runner.RunTestsWithCLIArgs([], args, Runner.TestList("all",
    [
        Laws,
        Runner.TestCase("This_runner_has_the_laws_that_xunit_has", (Action)SameList),
    ]));

    // The names as Expecto will print them, against the list that LawTests compares xunit's with.
    private static void SameList()
    {
        var here = global::Expecto.TestModule.toTestCodeList(Laws).Select(test => test.name[^1]);
        if (!here.SequenceEqual(LawList.Names)) throw new InvalidOperationException("the laws of this runner are not those of the catalogue");
    }
}
