using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Algebra;

namespace Functional.Dispatch.Laws.Proofs;

/// <summary>
/// A law as a question in SMT-LIB 2 over 64-bit vectors: is there a value of its variables that breaks it? Printed and read here; asking a
/// solver is the caller's business.
/// </summary>
public sealed class SmtProblem
{
    private readonly Symbols _symbols;
    private readonly SmtNode _law;

    private SmtProblem(string name, Symbols symbols, SmtNode law)
    {
        Name = name;
        _symbols = symbols;
        _law = law;
    }

    /// <summary>The law's name.</summary>
    public string Name { get; }

    /// <summary>Makes the problem of a definition.</summary>
    /// <param name="name">The law's name.</param>
    /// <param name="definition">Its definition over terms.</param>
    /// <returns>The problem.</returns>
    public static SmtProblem Of(string name, Func<LawVariables<SmtSet, SmtKey, SmtFormula>, SmtFormula> definition)
    {
        var symbols = new Symbols();
        var law = definition(symbols).Node;
        return new SmtProblem(name, symbols, law);
    }

    /// <summary>The problem as a script: prints the law's name, then <c>unsat</c> when it is proved.</summary>
    /// <param name="withModel">Whether to ask for the variables' values, too; only sensible for a law known to be false.</param>
    /// <returns>SMT-LIB 2 text, ending in <c>(reset)</c>.</returns>
    public string ToScript(bool withModel = false)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"(echo \"{Name}\")\n(set-logic QF_BV)\n");
        foreach (var symbol in _symbols.Declared)
            text.Append(CultureInfo.InvariantCulture, $"(declare-fun {symbol.Text} () {Sort(symbol)})\n");
        var names = new Dictionary<SmtNode, string>();
        foreach (var assumption in _symbols.Assumptions)
        {
            // Printed first: it appends the definitions that the assertion uses.
            var printed = Print(assumption, names, text);
            text.Append(CultureInfo.InvariantCulture, $"(assert {printed})\n");
        }

        var claim = Print(_law, names, text);
        text.Append(CultureInfo.InvariantCulture, $"(assert (not {claim}))\n(check-sat)\n");
        if (withModel) text.Append(CultureInfo.InvariantCulture, $"(get-value ({string.Join(' ', _symbols.Declared.Select(s => s.Text))}))\n");
        return text.Append("(reset)\n").ToString();
    }

    /// <summary>Whether the law holds in a case, by the bit-vector definitions.</summary>
    /// <param name="assignment">The case.</param>
    /// <returns>True when it does.</returns>
    public bool Holds(Assignment assignment) => _law.Evaluate(_symbols.ValuesOf(assignment), []) != 0;

    /// <summary>Reads the values a solver gave.</summary>
    /// <param name="text">What it printed for <c>get-value</c>: <c>((a #x0000000000000001) (flag true))</c>.</param>
    /// <returns>The case, or null when the text is no list of values for all variables.</returns>
    public Assignment? ReadModel(string text)
    {
        var values = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var words = text.Split(['(', ')', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            if (ReadValue(words[i + 1]) is not { } value) return null;
            values[words[i].Trim('|')] = value;
        }

        return _symbols.ToAssignment(values);
    }

    private static ulong? ReadValue(string word) => word switch
    {
        "true" => 1,
        "false" => 0,
        ['#', 'x', .. var hex] when ulong.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    private static string Sort(SmtNode node) => node.IsBool ? "Bool" : "(_ BitVec 64)";

    // Every compound term gets a name of its own the first time it is met, so that shared terms are printed once.
    private static string Print(SmtNode node, Dictionary<SmtNode, string> names, StringBuilder definitions)
    {
        if (node.IsConstant) return node.IsBool ? node.Value != 0 ? "true" : "false" : $"#x{node.Value:x16}";
        if (node.Arguments.Length == 0) return node.Text;
        if (names.TryGetValue(node, out var known)) return known;
        var arguments = string.Join(' ', node.Arguments.Select(a => Print(a, names, definitions)));
        var name = names[node] = $"t{names.Count}";
        definitions.Append(CultureInfo.InvariantCulture, $"(define-fun {name} () {Sort(node)} ({node.Text} {arguments}))\n");
        return name;
    }

    /// <summary>Variables that become symbols: a keyset one vector below 2^62, a key its functionality and its backend.</summary>
    internal sealed class Symbols : LawVariables<SmtSet, SmtKey, SmtFormula>
    {
        private readonly Dictionary<string, (VariableSort Sort, SmtNode[] Nodes)> _variables = new(StringComparer.Ordinal);
        private readonly List<string> _order = [];

        public List<SmtNode> Declared { get; } = [];

        public List<SmtNode> Assumptions { get; } = [];

        public override SmtSet Set(string name)
        {
            if (_variables.TryGetValue(name, out var known)) return new(known.Nodes[0]);
            var set = Declare(name, VariableSort.Set, name)[0];
            Assumptions.Add(SmtNode.AtMost(set, SmtNode.Vector(KeyLayout.FullMask)));
            return new(set);
        }

        public override SmtKey Key(string name)
        {
            if (_variables.TryGetValue(name, out var known)) return new(known.Nodes[0], known.Nodes[1]);
            var nodes = Declare(name, VariableSort.Key, name + ".functionality", name + ".backend");
            var key = new SmtKey(nodes[0], nodes[1]);
            Assumptions.Add(key.IsKey);
            return key;
        }

        public override SmtFormula Flag(string name) =>
            _variables.TryGetValue(name, out var known) ? new(known.Nodes[0]) : new(Declare(name, VariableSort.Flag, name)[0]);

        public Assignment? ToAssignment(Dictionary<string, ulong> values)
        {
            var bindings = ImmutableArray.CreateBuilder<Binding>();
            foreach (var name in _order)
            {
                var (sort, nodes) = _variables[name];
                if (!nodes.All(n => values.ContainsKey(n.Text))) return null;
                var value = values[nodes[0].Text];
                if (sort == VariableSort.Key) value = (ulong)KeyLayout.RuntimeKey((DispatchKey)value, (BackendComponent)values[nodes[1].Text]);
                // A functionality without backend is its building block, not the marker of the same set.
                if (sort == VariableSort.Key && values[nodes[1].Text] == 0) value = values[nodes[0].Text];
                bindings.Add(new(name, sort, value));
            }

            return new Assignment(bindings.ToImmutable());
        }

        public Func<string, ulong> ValuesOf(Assignment assignment)
        {
            var values = new Dictionary<string, ulong>(StringComparer.Ordinal);
            foreach (var (name, (sort, nodes)) in _variables)
            {
                var value = assignment[name];
                values[nodes[0].Text] = sort == VariableSort.Key ? (ulong)KeyLayout.FunctionalityOf((DispatchKey)value) : value;
                if (sort == VariableSort.Key) values[nodes[1].Text] = (ulong)KeyLayout.BackendOf((DispatchKey)value);
            }

            return name => values[name];
        }

        private SmtNode[] Declare(string name, VariableSort sort, params string[] symbols)
        {
            SmtNode[] nodes = [.. symbols.Select(s => SmtNode.Variable(s, sort == VariableSort.Flag))];
            _variables.Add(name, (sort, nodes));
            _order.Add(name);
            Declared.AddRange(nodes);
            return nodes;
        }
    }
}
