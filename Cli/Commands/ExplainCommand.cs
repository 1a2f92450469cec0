using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>explain OP ARG…</c>: which kernel a call reaches, and why.</summary>
public static class ExplainCommand
{
    private static readonly Argument<string> Operator = Operators.Argument();

    private static readonly Argument<string[]> Arguments = new("ARG")
    {
        Description = "The tensors, in order: words (cpu, sparse-cuda, cpu+conj+grad, undefined), key names (CPU,AutogradCPU), a raw keyset "
            + "(0x10001), none, or a list of these ([cpu,cuda]). By name: out=cpu, device=cuda.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Guards = new("--guard")
    {
        Description = $"A guard around the call; repeat for more, the first one is outermost: {string.Join(", ", GuardWords.All)}.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Included = new("--included") { Description = "The thread's included keys, instead of the default.", HelpName = "KEYS" };

    private static readonly Option<string?> Excluded = new("--excluded") { Description = "The thread's excluded keys, instead of the default.", HelpName = "KEYS" };

    private static readonly Option<bool> Inference = new("--inference")
    {
        Description = "Call in inference mode, as --guard InferenceMode after all others. The tensors stay as they are: made in inference mode is +inference.",
    };

    private static readonly Option<string> Mode = new("--fallback-mode")
    {
        Description = "The autograd fallback's mode: nothing or warn.", HelpName = "MODE", DefaultValueFactory = _ => "warn",
    };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("explain", "Explain a call: every set, the slot and why it holds what it holds, the predicted chain of kernels.")
        {
            Operator, Arguments, Guards, Included, Excluded, Inference, Mode,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var texts = parsed.GetValue(Arguments) ?? [];
        CommandLineErrors.RefuseOptions(parsed, texts);
        var (rules, op, words, note) = Operators.Find(parsed, parsed.GetRequiredValue(Operator));
        var state = State(parsed, words.Names);
        if (op.Definition is not { Schema: var schema }) throw new FailureException(new NoSchemaError(op.Name));
        var call = ArgumentBinding.Bind(schema, texts, words.Names).OrFail();
        var settings = RouteSettings.Over(rules) with { FallbackMode = FallbackMode(parsed.GetRequiredValue(Mode)) };
        var explanation = Explanation.Of(rules, call, state, settings).OrFail();

        if (parsed.GetValue(CommonOptions.Json))
        {
            ExplanationJson.Write(parsed.Output(), explanation, words, note);
            return ExitCodes.Ok;
        }

        var page = Page.For(parsed.Output());
        if (note is not null) page.Line(note);
        ExplanationText.Show(page, explanation, words);
        return ExitCodes.Ok;
    }

    private static ThreadState State(ParseResult parsed, KeyNames names)
    {
        var keys = LocalKeys.Default;
        if (parsed.GetValue(Included) is { } included) keys = keys.WithIncluded(names.ParseSet(included).OrFail());
        if (parsed.GetValue(Excluded) is { } excluded) keys = keys.WithExcluded(names.ParseSet(excluded).OrFail());
        var state = ThreadState.Default.WithKeys(keys);
        foreach (var text in parsed.GetValue(Guards) ?? []) state = GuardWords.Parse(text, names).OrFail().Enter(state);
        return parsed.GetValue(Inference) ? new Guard.Inference(true).Enter(state) : state;
    }

    private static AutogradFallbackMode FallbackMode(string text) => text switch
    {
        "nothing" => AutogradFallbackMode.Nothing,
        "warn" => AutogradFallbackMode.Warn,
        "error" => AutogradFallback.SetMode(AutogradFallbackMode.Error).OrFail(),
        _ => throw new FailureException(new UsageError($"unknown fallback mode `{Quoted.Short(text)}`", UsageError.DidYouMean(text, ["nothing", "warn"], "modes: nothing, warn"))),
    };
}
