namespace Functional.Dispatch.Laws.Proofs;

/// <summary>A node of a term over 64-bit vectors and truth values: an SMT-LIB operator and its arguments, a constant, or a variable.</summary>
internal sealed class SmtNode
{
    private SmtNode(string text, ulong value, bool isBool, SmtNode[] arguments)
    {
        Text = text;
        Value = value;
        IsBool = isBool;
        Arguments = arguments;
    }

    /// <summary>The operator, the variable's name, or empty for a constant.</summary>
    public string Text { get; }

    /// <summary>The constant's value; 1 for true.</summary>
    public ulong Value { get; }

    /// <summary>Whether it is a truth value rather than a vector.</summary>
    public bool IsBool { get; }

    public SmtNode[] Arguments { get; }

    public bool IsConstant => Text.Length == 0;

    public static SmtNode Vector(ulong value) => new("", value, false, []);

    public static SmtNode Truth(bool value) => new("", value ? 1UL : 0UL, true, []);

    public static SmtNode Variable(string name, bool isBool) => new(name, 0, isBool, []);

    public static SmtNode Or(SmtNode a, SmtNode b) => new("bvor", 0, false, [a, b]);

    public static SmtNode And(SmtNode a, SmtNode b) => new("bvand", 0, false, [a, b]);

    public static SmtNode Xor(SmtNode a, SmtNode b) => new("bvxor", 0, false, [a, b]);

    public static SmtNode Not(SmtNode a) => new("bvnot", 0, false, [a]);

    public static SmtNode Add(SmtNode a, SmtNode b) => new("bvadd", 0, false, [a, b]);

    public static SmtNode Subtract(SmtNode a, SmtNode b) => new("bvsub", 0, false, [a, b]);

    public static SmtNode ShiftLeft(SmtNode a, SmtNode b) => new("bvshl", 0, false, [a, b]);

    public static SmtNode ShiftRight(SmtNode a, SmtNode b) => new("bvlshr", 0, false, [a, b]);

    public static SmtNode Equal(SmtNode a, SmtNode b) => new("=", 0, true, [a, b]);

    public static SmtNode Below(SmtNode a, SmtNode b) => new("bvult", 0, true, [a, b]);

    public static SmtNode AtMost(SmtNode a, SmtNode b) => new("bvule", 0, true, [a, b]);

    public static SmtNode If(SmtNode condition, SmtNode then, SmtNode otherwise) => new("ite", 0, then.IsBool, [condition, then, otherwise]);

    public static SmtNode Both(SmtNode a, SmtNode b) => new("and", 0, true, [a, b]);

    public static SmtNode Either(SmtNode a, SmtNode b) => new("or", 0, true, [a, b]);

    public static SmtNode Negation(SmtNode a) => new("not", 0, true, [a]);

    /// <summary>The value of the term, by SMT-LIB's meaning of its operators: what a solver reasons about, computed.</summary>
    /// <param name="variables">The value of every variable; 0 or 1 for truth values.</param>
    /// <param name="known">Values of shared terms worked out so far.</param>
    /// <returns>The value; 0 or 1 for a truth value.</returns>
    public ulong Evaluate(Func<string, ulong> variables, Dictionary<SmtNode, ulong> known)
    {
        if (IsConstant) return Value;
        if (Arguments.Length == 0) return variables(Text);
        if (known.TryGetValue(this, out var value)) return value;
        // ite first: only the branch taken is worked out.
        if (Text == "ite") return known[this] = Arguments[Arguments[0].Evaluate(variables, known) != 0 ? 1 : 2].Evaluate(variables, known);
        var a = Arguments[0].Evaluate(variables, known);
        var b = Arguments.Length > 1 ? Arguments[1].Evaluate(variables, known) : 0;
        return known[this] = Text switch
        {
            "bvor" => a | b,
            "bvand" => a & b,
            "bvxor" => a ^ b,
            "bvnot" => ~a,
            "bvadd" => unchecked(a + b),
            "bvsub" => unchecked(a - b),
            "bvshl" => b > 63 ? 0 : a << (int)b,
            "bvlshr" => b > 63 ? 0 : a >> (int)b,
            "=" => a == b ? 1UL : 0UL,
            "bvult" => a < b ? 1UL : 0UL,
            "bvule" => a <= b ? 1UL : 0UL,
            "and" => a & b,
            "or" => a | b,
            "not" => a ^ 1,
            _ => throw new InvalidOperationException($"no such operator: {Text}"),
        };
    }
}
