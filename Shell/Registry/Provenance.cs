namespace Functional.Dispatch.Shell.Registry;

/// <summary>Where something was registered, in PyTorch's words.</summary>
internal static class Provenance
{
    /// <summary>The debug text of a registration made at a line of a program.</summary>
    /// <param name="file">The file, as the compiler gives it.</param>
    /// <param name="line">The line.</param>
    /// <returns>The text.</returns>
    public static string At(string file, int line) => $"registered at {file}:{line.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
