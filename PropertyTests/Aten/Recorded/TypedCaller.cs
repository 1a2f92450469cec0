using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.PropertyTests.Aten.Recorded;

/// <summary>Calls operators by the handles that the generator makes, with the .NET types of their arguments: what a program in C# does.</summary>
internal sealed class TypedCaller
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Static;

    private readonly Dictionary<string, (object Handle, MethodInfo Call, Type Class)> _handles = new(StringComparer.Ordinal);

    public TypedCaller(AtenOperators operators)
    {
        foreach (var property in typeof(AtenOperators).GetProperties().Where(p => p.PropertyType.DeclaringType is not null))
        {
            var type = property.PropertyType.DeclaringType!;
            var schema = (FunctionSchema)type.GetProperty("Schema")!.GetValue(null)!;
            var call = property.PropertyType.GetMethods().Single(m => m.Name == "Call" && m.GetParameters().Length == schema.Arguments.Count);
            _handles[schema.Name.ToString()] = (property.GetValue(operators)!, call, type);
        }
    }

    public ImmutableArray<Value> Call(OperatorEntry op, ImmutableArray<Value> arguments)
    {
        var (handle, call, type) = _handles[op.Name.ToString()];
        var given = AtenSession.Filled(op.Schema!, arguments).Select((value, i) => Unbox(type, i, value)).ToArray();
        try
        {
            var result = call.Invoke(handle, given);
            return result is ITuple tuple
                ? [.. Enumerable.Range(0, tuple.Length).Select(i => Box(type, i, tuple[i]))]
                : [Box(type, 0, result)];
        }
        catch (TargetInvocationException thrown)
        {
            ExceptionDispatchInfo.Throw(thrown.InnerException!);
            throw;
        }
    }

    private static object? Unbox(Type type, int position, Value value)
    {
        var codec = type.GetField($"__argument{position}", Hidden)!.GetValue(null)!;
        object?[] given = [value, null];
        var method = codec.GetType().GetMethod("TryUnbox")!;
        return method.Invoke(codec, given) is true ? given[1] : throw new InvalidOperationException($"argument {position} is no {method.GetParameters()[1].ParameterType}");
    }

    private static Value Box(Type type, int position, object? value)
    {
        var codec = type.GetField($"__return{position}", Hidden)!.GetValue(null)!;
        return (Value)codec.GetType().GetMethod("Box")!.Invoke(codec, [value])!;
    }
}
