using System.Collections.Immutable;
using System.Globalization;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;
using Functional.Dispatch.Laws.Sampling;

namespace Functional.Dispatch.Laws;

/// <summary>What a variable ranges over.</summary>
public enum VariableSort
{
    /// <summary>Keysets.</summary>
    Set,

    /// <summary>Keys.</summary>
    Key,

    /// <summary>Truth values.</summary>
    Flag,
}

/// <summary>A variable of a law and its value.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Sort">What it ranges over.</param>
/// <param name="Value">A keyset's bits, a key's value, or 0 or 1.</param>
public readonly record struct Binding(string Name, VariableSort Sort, ulong Value)
{
    /// <summary>Name and value, readable.</summary>
    /// <returns>For example <c>a = 0x10001 (CPU)</c>.</returns>
    public override string ToString() => Sort switch
    {
        VariableSort.Set => $"{Name} = 0x{Value:x} ({KeyNames.Default.PrintExact(DispatchKeySet.FromRawMasked(Value))})",
        VariableSort.Key => $"{Name} = {(DispatchKey)Value}",
        VariableSort.Flag => $"{Name} = {(Value != 0 ? "true" : "false")}",
    };
}

/// <summary>Values for the variables of a law: a case of it.</summary>
/// <param name="Bindings">Every variable, in the order in which the law names them.</param>
public sealed record Assignment(ImmutableArray<Binding> Bindings)
{
    /// <summary>The value of a variable.</summary>
    /// <param name="name">The variable.</param>
    /// <returns>Its value, or 0 when it has none.</returns>
    public ulong this[string name]
    {
        get
        {
            foreach (var binding in Bindings)
                if (binding.Name == name) return binding.Value;
            return 0;
        }
    }

    /// <summary>Cases a little smaller: one bit, key or flag less.</summary>
    /// <returns>The cases, the boldest steps first.</returns>
    public IEnumerable<Assignment> Smaller()
    {
        for (var i = 0; i < Bindings.Length; i++)
        {
            var binding = Bindings[i];
            if (binding.Value == 0) continue;
            yield return With(i, 0);
            if (binding.Sort != VariableSort.Set) continue;
            for (var bits = binding.Value; bits != 0; bits &= bits - 1)
                if ((binding.Value & (binding.Value - 1)) != 0) yield return With(i, binding.Value & ~(bits & (~bits + 1)));
        }
    }

    /// <summary>The sets of the case as a call to look at: arguments, and the first thread state if there is one.</summary>
    /// <returns>A command line for <c>fdispatch explain</c>, or null when no variable is a keyset.</returns>
    public string? ToExplain()
    {
        var sets = Bindings.Where(b => b.Sort == VariableSort.Set).ToList();
        var arguments = sets.Where(b => !b.Name.Contains('.', StringComparison.Ordinal)).ToList();
        if (arguments.Count == 0) return null;
        var command = $"fdispatch explain aten::cat '[{string.Join(',', arguments.Select(Raw))}]'";
        foreach (var part in (ReadOnlySpan<string>)["included", "excluded"])
            if (sets.FirstOrDefault(b => b.Name.EndsWith("." + part, StringComparison.Ordinal)) is { Name: not null } binding)
                command += $" --{part} {Raw(binding)}";
        return command;

        static string Raw(Binding binding) => "0x" + binding.Value.ToString("x", CultureInfo.InvariantCulture);
    }

    /// <summary>Every variable that is not zero, and the call to paste.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var shown = Bindings.Where(b => b.Value != 0 || !b.Name.Contains('.', StringComparison.Ordinal));
        var line = string.Join("; ", shown);
        return ToExplain() is { } command ? $"{line} — {command}" : line;
    }

    private Assignment With(int position, ulong value) => new(Bindings.SetItem(position, Bindings[position] with { Value = value }));
}

/// <summary>Variables that draw their values as the law names them, and remember them.</summary>
internal sealed class DrawnVariables(ulong seed) : LawVariables<CoreSet, DispatchKey, CoreTruth>
{
    private readonly ImmutableArray<Binding>.Builder _bindings = ImmutableArray.CreateBuilder<Binding>();
    private SplitMix64 _random = new(seed);

    public Assignment Assignment => new(_bindings.ToImmutable());

    public override CoreSet Set(string name) => new(DispatchKeySet.FromRawMasked(Known(name) ?? Bind(name, VariableSort.Set, Draw())));

    public override DispatchKey Key(string name) =>
        (DispatchKey)(Known(name) ?? Bind(name, VariableSort.Key, (ulong)KeySamples.Key(ref _random)));

    public override CoreTruth Flag(string name) => new((Known(name) ?? Bind(name, VariableSort.Flag, _random.Next() & 1)) != 0);

    // Sets that are like an earlier one find what unrelated sets do not.
    private ulong Draw()
    {
        var drawn = KeySamples.KeySet(ref _random).Raw;
        if (_bindings.Count == 0 || !_random.OneIn(4)) return drawn;
        var earlier = _bindings[_random.Below(_bindings.Count)];
        return earlier.Sort != VariableSort.Set ? drawn : _random.Below(4) switch
        {
            0 => earlier.Value,
            1 => earlier.Value | drawn,
            2 => earlier.Value & drawn,
            _ => earlier.Value ^ DispatchKeySet.Of(KeySamples.Key(ref _random)).Raw,
        };
    }

    private ulong Bind(string name, VariableSort sort, ulong value)
    {
        _bindings.Add(new(name, sort, value));
        return value;
    }

    private ulong? Known(string name)
    {
        foreach (var binding in _bindings)
            if (binding.Name == name) return binding.Value;
        return null;
    }
}

/// <summary>Variables with given values.</summary>
internal sealed class AssignedVariables(Assignment assignment) : LawVariables<CoreSet, DispatchKey, CoreTruth>
{
    public override CoreSet Set(string name) => new(DispatchKeySet.FromRawMasked(assignment[name]));

    public override DispatchKey Key(string name) => (DispatchKey)assignment[name];

    public override CoreTruth Flag(string name) => new(assignment[name] != 0);
}
