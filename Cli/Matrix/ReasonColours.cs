using System.Globalization;
using System.Text;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Cli.Matrix;

/// <summary>
/// The colour of each reason, for light and dark backgrounds, as CSS variables <c>--r0</c> to <c>--r8</c>. On the page colour is never alone: cells
/// carry the reason's letter and a label. In the picture, which has no room for letters, the shapes carry it as their title.
/// </summary>
public static class ReasonColours
{
    private static readonly (SlotReason Reason, string Light, string Dark)[] Colours =
    [
        (SlotReason.Missing, "#eceef2", "#23272f"),
        (SlotReason.Kernel, "#2868c8", "#5b9bf3"),
        (SlotReason.DefaultBackendKernel, "#12877d", "#3fb8a9"),
        (SlotReason.NestedKernel, "#8250b8", "#b48be6"),
        (SlotReason.AmbiguousAutogradOther, "#c4302b", "#f0716b"),
        (SlotReason.MathKernel, "#5d8a1f", "#9cc653"),
        (SlotReason.AutogradKernel, "#bf6a02", "#eda64a"),
        (SlotReason.BatchedKernel, "#b83a84", "#e983bb"),
        (SlotReason.BackendFallback, "#8b95a6", "#717c8f"),
    ];

    /// <summary>Every reason, in the order of its number.</summary>
    public static IEnumerable<SlotReason> Reasons => Colours.Select(c => c.Reason).Order();

    /// <summary>The variables as CSS declarations.</summary>
    /// <param name="dark">Whether for a dark background.</param>
    /// <returns>For example <c>--r0:#eceef2;--r1:…</c>.</returns>
    public static string Declarations(bool dark)
    {
        var css = new StringBuilder();
        foreach (var (reason, light, night) in Colours) css.Append(CultureInfo.InvariantCulture, $"--r{(int)reason}:{(dark ? night : light)};");
        return css.ToString();
    }

    /// <summary>What a reason means, for a legend.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>A few words.</returns>
    public static string Meaning(SlotReason reason) => reason switch
    {
        SlotReason.Missing => "missing",
        SlotReason.Kernel => "own kernel",
        SlotReason.DefaultBackendKernel => "composite explicit",
        SlotReason.NestedKernel => "composite nested",
        SlotReason.AmbiguousAutogradOther => "ambiguous",
        SlotReason.MathKernel => "composite implicit",
        SlotReason.AutogradKernel => "autograd alias",
        SlotReason.BatchedKernel => "batched alias",
        SlotReason.BackendFallback => "backend fallback",
    };
}
