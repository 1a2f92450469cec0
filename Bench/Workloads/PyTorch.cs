using System.Buffers;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using Functional.Dispatch.Verification;
using LanguageExt;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>PyTorch 2.14.1's own registrations, and the loops over them.</summary>
internal sealed class PyTorch
{
    /// <summary>How many operators there are; a constant, as BenchmarkDotNet wants one, checked when they are loaded.</summary>
    public const int Operators = 3640;

    /// <summary>How many of them have a schema.</summary>
    public const int Schemas = 3639;

    private static readonly Lazy<PyTorch> Once = new(() => new());
    private readonly RuleSet _rules = Load();
    private readonly OperatorRules[] _operators;
    private readonly string[] _schemas;
    private readonly ArrayBufferWriter<byte> _text = new();

    public PyTorch()
    {
        _operators = [.. _rules.Operators.OrderBy(op => op.Name)];
        _schemas = [.. _operators.Where(op => op.Definition is not null).Select(op => op.Definition!.Schema.ToString())];
        if ((_operators.Length, _schemas.Length) != (Operators, Schemas))
            throw new InvalidOperationException($"{_operators.Length} operators and {_schemas.Length} schemas, expected {Operators} and {Schemas}");
    }

    /// <summary>The one that all rows of a run share.</summary>
    public static PyTorch Shared => Once.Value;

    /// <summary>The rules.</summary>
    public RuleSet Rules => _rules;

    /// <summary>The text of every schema.</summary>
    public IReadOnlyList<string> SchemaTexts => _schemas;

    /// <summary>The embedded rules, read and checked.</summary>
    /// <param name="only">Which operators; null means all.</param>
    public static RuleSet Load(Func<string, bool>? only = null) => Value(RuleSource.Embedded(only)).Rules;

    /// <summary>Every table.</summary>
    public int ComputeTables()
    {
        var perBackend = 0;
        foreach (var op in _operators) perBackend += DispatchTable.Compute(_rules, op).Mask.IsPerBackend ? 1 : 0;
        return perBackend;
    }

    /// <summary>Every table as PyTorch prints it, in UTF-8.</summary>
    /// <returns>The length of the text.</returns>
    public int ComputeAndPrintTables()
    {
        var length = 0;
        foreach (var op in _operators)
        {
            _text.ResetWrittenCount();
            TableText.Print(DispatchTable.Compute(_rules, op), KeyNames.Default, _text);
            length += _text.WrittenCount;
        }

        return length;
    }

    /// <summary>Everything that verification finds, anew each time.</summary>
    /// <returns>How many findings there are.</returns>
    public int CountFindings() => Verifier.Run(new RuleView(_rules), Verifier.Checks([])).Count();

    /// <summary>Every schema, from its text.</summary>
    /// <returns>How many arguments they have.</returns>
    public int ParseSchemas()
    {
        var arguments = 0;
        foreach (var schema in _schemas) arguments += Value(SchemaParser.Parse(schema)).Arguments.Count;
        return arguments;
    }

    private static T Value<TError, T>(Either<TError, T> result)
        where TError : DispatchError => result.IfLeft(e => throw new InvalidOperationException(e.ToString()));
}
