using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>In which type an elementwise operation computes, and of which type its result is.</summary>
internal enum TypeRule
{
    /// <summary>In the type that the arguments promote to.</summary>
    Promoted,

    /// <summary>As <see cref="Promoted"/>, but integers become the default floating-point type.</summary>
    Floating,

    /// <summary>In the type that the arguments promote to, with truth values for a result; those may be written to a tensor of any type.</summary>
    Test,
}

/// <summary>The types of one call.</summary>
/// <param name="Common">In which it computes: the arguments are converted to it.</param>
/// <param name="Result">Of which the result is.</param>
/// <param name="IsSafe">Whether the result may be written only to a tensor of its category or a higher one.</param>
internal readonly record struct CallTypes(ScalarType Common, ScalarType Result, bool IsSafe)
{
    /// <summary>The types by a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="inputs">The arguments.</param>
    public static CallTypes Of(TypeRule rule, params ReadOnlySpan<Tensor> inputs)
    {
        var common = inputs[0].ScalarType;
        foreach (var input in inputs)
        {
            if (input.ScalarType == common) continue;
            var promotion = default(TypePromotion);
            foreach (var tensor in inputs) promotion = promotion.With(tensor);
            common = promotion.Result;
            break;
        }

        // A number by itself counts with its category's default type.
        if (inputs.Length > 0 && AllNumbers(inputs)) common = Promoted(inputs);
        return rule switch
        {
            TypeRule.Floating when ScalarTypes.IsIntegral(common, includeBool: true) => new(ScalarTypes.Default, ScalarTypes.Default, true),
            TypeRule.Test => new(common, ScalarType.Bool, false),
            _ => new(common, common, true),
        };
    }

    private static bool AllNumbers(ReadOnlySpan<Tensor> inputs)
    {
        foreach (var input in inputs)
            if (!input.IsWrappedNumber) return false;
        return true;
    }

    private static ScalarType Promoted(ReadOnlySpan<Tensor> inputs)
    {
        var promotion = default(TypePromotion);
        foreach (var tensor in inputs) promotion = promotion.With(tensor);
        return promotion.Result;
    }
}
