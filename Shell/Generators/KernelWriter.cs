using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>Writes <c>RegisterKernels</c> of each class with annotated kernels.</summary>
internal static class KernelWriter
{
    public static IEnumerable<Generated> Write(ImmutableArray<KernelMethod> methods)
    {
        foreach (var ofClass in methods.GroupBy(m => m.HintName))
        {
            var findings = ofClass.SelectMany(m => m.Findings).ToArray();
            var registrations = ofClass.SelectMany(m => m.Registrations).ToArray();
            yield return findings.Length > 0 || registrations.Length == 0
                ? new Generated(ofClass.Key, null, [.. findings])
                : new Generated(ofClass.Key, Source(ofClass.First(), registrations), []);
        }
    }

    private static string Source(KernelMethod method, string[] registrations)
    {
        var code = new CodeWriter();
        code.Line("/// <summary>Registers the kernels of this class.</summary>");
        code.Line("/// <param name=\"dispatcher\">The dispatcher.</param>");
        code.Line("/// <returns>One registration for each; dispose them to take the kernels back.</returns>");
        code.Line($"public static global::System.Collections.Generic.IReadOnlyList<{OperatorWriter.Registry}Registration> RegisterKernels({OperatorWriter.Registry}Dispatcher dispatcher) =>");
        code.Line("[");
        foreach (var registration in registrations) code.Line($"    {registration},");
        code.Line("];");
        return method.Open + code + method.Close;
    }
}
