using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>Writes the wrappers of one operator into its class.</summary>
internal static class OperatorWriter
{
    internal const string Calls = "global::Functional.Dispatch.Shell.Calls.";
    internal const string Registry = "global::Functional.Dispatch.Shell.Registry.";
    internal const string Keys = "global::Functional.Dispatch.Keys.";
    internal const string Rules = "global::Functional.Dispatch.Rules.";
    private const string Caller =
        "[global::System.Runtime.CompilerServices.CallerFilePath] string __file = \"\", [global::System.Runtime.CompilerServices.CallerLineNumber] int __line = 0";

    public static string Write(OperatorModel model, ClassPlace place)
    {
        var code = new CodeWriter();
        place.Open(code);
        Statics(code, model);
        HandleWriter.Write(code, model);
        AdaptorWriter.Write(code, model);
        place.Close(code);
        return code.ToString();
    }

    internal static string Doc(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static void Statics(CodeWriter code, OperatorModel model)
    {
        var schema = SymbolDisplay.FormatLiteral(model.Text, quote: true);
        code.Line("/// <summary>The operator's schema.</summary>");
        code.Line($"public static global::Functional.Dispatch.Schemas.FunctionSchema Schema {{ get; }} = {Calls}OperatorSupport.Parse({schema});");
        code.Line();
        if (model.HasOwnDelegates)
        {
            code.Line("/// <summary>A kernel of the operator.</summary>");
            code.Line($"public delegate {model.Result} PlainKernel({model.Declared(model.Parameters.Length)});");
            code.Line();
            code.Line("/// <summary>A kernel of the operator that takes the keyset first.</summary>");
            code.Line($"public delegate {model.Result} KernelWithKeys({Keys}DispatchKeySet __keys, {model.Declared(model.Parameters.Length)});");
            code.Line();
        }

        for (var i = 0; i < model.Parameters.Length; i++)
            code.Line($"private static readonly {Calls}Codec<{model.Parameters[i].Type.Type}> __argument{i} = {model.Parameters[i].Type.Codec};");
        for (var i = 0; i < model.Returns.Length; i++)
            code.Line($"private static readonly {Calls}Codec<{model.Returns[i].Type}> __return{i} = {model.Returns[i].Codec};");
        code.Line("private static readonly Adaptor __adaptor = new();");
        code.Line();
        code.Line("/// <summary>The operator of a dispatcher, to call; it need not be defined yet.</summary>");
        code.Line("/// <param name=\"dispatcher\">The dispatcher.</param>");
        code.Line("/// <returns>The handle.</returns>");
        code.Line($"public static Handle In({Registry}Dispatcher dispatcher) => new({Calls}OperatorSupport.Entry(dispatcher, Schema));");
        code.Line();
        code.Line("/// <summary>Defines the operator.</summary>");
        code.Line("/// <param name=\"dispatcher\">The dispatcher.</param>");
        code.Line("/// <param name=\"__file\">Leave it to the compiler.</param>");
        code.Line("/// <param name=\"__line\">Leave it to the compiler.</param>");
        code.Line("/// <returns>Dispose it to take the definition back.</returns>");
        code.Line($"public static {Registry}Registration Define({Registry}Dispatcher dispatcher, {Caller}) => dispatcher.Define(Schema, {Calls}Kernels.Here(__file, __line));");
        foreach (var (type, takesKeys) in new[] { (model.Plain, "false"), (model.WithKeys, "true") })
        {
            code.Line();
            code.Line("/// <summary>Registers a kernel.</summary>");
            code.Line("/// <param name=\"dispatcher\">The dispatcher.</param>");
            code.Line("/// <param name=\"key\">A runtime or alias key; null is CompositeImplicitAutograd.</param>");
            code.Line("/// <param name=\"kernel\">The kernel.</param>");
            code.Line("/// <param name=\"next\">What it does about dispatch; null when nothing is said.</param>");
            code.Line("/// <param name=\"__file\">Leave it to the compiler.</param>");
            code.Line("/// <param name=\"__line\">Leave it to the compiler.</param>");
            code.Line("/// <returns>Dispose it to take the kernel back.</returns>");
            code.Line($"public static {Registry}Registration Implement({Registry}Dispatcher dispatcher, {Keys}RegistrationKey? key, {type} kernel, {Rules}KernelNext? next = null, {Caller}) =>");
            code.Line($"    dispatcher.Implement(Schema.Name, key, MakeKernel(kernel, {Calls}Kernels.Here(__file, __line), next));");
            code.Line();
            code.Line("/// <summary>A kernel, to be registered by other means.</summary>");
            code.Line("/// <param name=\"kernel\">The kernel.</param>");
            code.Line("/// <param name=\"debug\">Who registers it.</param>");
            code.Line("/// <param name=\"next\">What it does about dispatch; null when nothing is said.</param>");
            code.Line("/// <returns>The kernel.</returns>");
            code.Line($"public static {Rules}Kernel MakeKernel({type} kernel, string debug, {Rules}KernelNext? next = null) => {Calls}Kernels.Of(kernel, __adaptor, {takesKeys}, debug, next);");
        }

        code.Line();
    }
}
