using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// On a <c>static partial</c> class: the source generator fills it with typed wrappers of the operator, made from its schema: <c>Handle</c>
/// with <c>Call</c> and <c>Redispatch</c>, <c>In</c>, <c>Define</c>, <c>Implement</c> and <c>MakeKernel</c>, and the adaptors between boxed and
/// typed kernels. Everything is checked at compile time; nothing is reflected over at run time.
/// </summary>
/// <param name="schema">The schema with its name, for example <c>my::add(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperatorAttribute(string schema) : Attribute
{
    /// <summary>The schema.</summary>
    public string Schema { get; } = schema;

    /// <summary>The class that stands for <c>Tensor</c>; null takes the shell's tensor class.</summary>
    public Type? Tensor { get; set; }
}

/// <summary>On a static method of a partial class: the method is a kernel of an operator made by <see cref="OperatorAttribute"/>. The generator checks its signature and gives the class a <c>RegisterKernels</c>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class KernelAttribute : Attribute
{
    /// <summary>A kernel for a runtime key.</summary>
    /// <param name="operator">The operator's class.</param>
    /// <param name="key">The key.</param>
    public KernelAttribute(Type @operator, DispatchKey key)
    {
        Operator = @operator;
        Key = key;
    }

    /// <summary>A kernel for an alias key.</summary>
    /// <param name="operator">The operator's class.</param>
    /// <param name="key">The key.</param>
    public KernelAttribute(Type @operator, AliasKey key)
    {
        Operator = @operator;
        Key = key;
    }

    /// <summary>The operator's class.</summary>
    public Type Operator { get; }

    /// <summary>The key.</summary>
    public RegistrationKey Key { get; }
}
