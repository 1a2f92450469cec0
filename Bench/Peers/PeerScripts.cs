namespace Functional.Dispatch.Bench.Peers;

/// <summary>The Python sides of comparisons (peers/*.py), which travel inside this program.</summary>
internal static class PeerScripts
{
    /// <summary>The text of a script.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Its text, for <c>python3 -c</c>.</returns>
    public static string Read(string name)
    {
        using var stream = typeof(PeerScripts).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        return new StreamReader(stream).ReadToEnd();
    }
}
