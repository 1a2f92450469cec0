namespace Functional.Dispatch.Gpu.Devices;

/// <summary>Compilers' logs in messages.</summary>
internal static class BuildLogs
{
    /// <summary>A log as one line, its lines joined by <c> | </c>, cut at <see cref="ProgramBuildError.LongestLog"/> characters.</summary>
    public static string OneLine(string log)
    {
        var line = string.Join(" | ", log.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ProgramBuildError.LongestLog ? line : string.Concat(line.AsSpan(0, ProgramBuildError.LongestLog), "…");
    }
}
