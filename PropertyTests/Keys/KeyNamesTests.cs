using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using LanguageExt;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Keys;

public sealed class KeyNamesTests
{
    private static readonly KeyNames Renamed = Value(KeyNames.WithPrivateUse1("Npu_1"));

    private static readonly RegistrationKey[] Registrable =
    [
        .. KeyLayout.RuntimeKeys.ToArray().Select(RegistrationKey.FromDispatchKey), .. AliasKeys.All.ToArray().Select(RegistrationKey.FromAliasKey),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_runtime_and_alias_key_parses_as_it_prints(bool renamed)
    {
        var names = renamed ? Renamed : KeyNames.Default;
        Assert.Equal(143, Registrable.Length);
        Assert.All(Registrable, key => Assert.Equal(key, Value(names.ParseKey(names.Print(key)))));
        Assert.Equal(143, Registrable.Select(names.Print).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_set_parses_as_it_prints_exactly(bool renamed)
    {
        var names = renamed ? Renamed : KeyNames.Default;
        Claim.Holds(KeyGen.Sets, set => names.ParseSet(names.PrintExact(set)) == set);
        Assert.Equal("", names.PrintExact(DispatchKeySet.Empty));
    }

    [Fact]
    public void PyTorchs_form_parses_back_to_the_runtime_keys_it_shows() =>
        Claim.Holds(KeyGen.Sets, set => Value(KeyNames.Default.ParseSet(KeyNames.Default.Print(set))).SequenceEqual(set));

    [Fact]
    public void A_raw_set_parses() => Claim.Holds(KeyGen.Sets, set => KeyNames.Default.ParseSet($"0x{set.Raw:x}") == set);

    [Fact]
    public void A_renamed_backend_shows_in_every_name_and_its_original_names_still_parse()
    {
        Assert.Equal("Npu_1", Renamed.PrivateUse1Name);
        foreach (var key in Registrable)
        {
            var original = KeyNames.Default.Print(key);
            Assert.Equal(original.Replace("PrivateUse1", "Npu_1", StringComparison.Ordinal), Renamed.Print(key));
            Assert.Equal(key, Value(Renamed.ParseKey(original)));
        }

        Assert.Equal("AutogradNpu_1", Renamed.Print(DispatchKey.AutogradPrivateUse1));
        Assert.Equal("Npu_1Bit", Renamed.Print(BackendComponent.PrivateUse1));
        Assert.Equal(DispatchKeySet.Of(BackendComponent.PrivateUse1), Value(Renamed.ParseSet("PrivateUse1Bit")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1pu")]
    [InlineData("a b")]
    [InlineData("a,b")]
    [InlineData("größe")]
    [InlineData("CPU")]
    [InlineData("Other")]
    [InlineData("PrivateUse2")]
    [InlineData("NestedTensor")]
    [InlineData("CsrCPU")]
    [InlineData("CPUBit")]
    [InlineData("PrivateUse1Bit")]
    [InlineData("CatchAll")]
    public void A_name_that_is_malformed_or_taken_is_refused(string name) => Assert.IsType<KeyRenameError>(Error(KeyNames.WithPrivateUse1(name)));

    [Fact]
    public void Whatever_name_is_accepted_every_set_still_round_trips()
    {
        var name = Gen.Elements("Bit", "MTIA", "npu", "Csr", "x", "Sparse", "CPU", "Autograd", "_", "Quantized", "Undefined", "Dense").NonEmptyListOf()
            .Select(parts => string.Concat(parts.Take(3)));
        Claim.Holds(Arb.From(name), KeyGen.Sets, (n, set) => KeyNames.WithPrivateUse1(n).Match(names => names.ParseSet(names.PrintExact(set)) == set, _ => true), 1000);
    }

    [Theory]
    [InlineData("CatchAll", "Undefined")]
    [InlineData("DefaultBackend", "CompositeExplicitAutograd")]
    [InlineData("CPUTensorId", "CPU")]
    [InlineData("PrivateUse3_PreAutograd", "AutogradPrivateUse3")]
    [InlineData("Autocast", "AutocastCUDA")]
    public void Legacy_spellings_parse(string spelling, string key) => Assert.Equal(key, Value(KeyNames.Default.ParseKey(spelling)).ToString());

    [Theory]
    [InlineData("cpu", "CPU")]
    [InlineData("AutogradCUD", "AutogradCUDA")]
    public void An_unknown_name_is_an_error_with_the_nearest_name(string name, string nearest)
    {
        var error = Assert.IsType<UnknownKeyError>(Error(KeyNames.Default.ParseKey(name)));
        Assert.Equal(nearest, error.Nearest);
        Assert.Equal($"unknown dispatch key `{name}`", error.Message);
    }

    [Fact]
    public void An_alias_key_is_never_a_member_of_a_set() =>
        Assert.All(AliasKeys.All.ToArray(), alias => Assert.Equal(new AliasInKeySetError(alias), Error(KeyNames.Default.ParseSet($"CPU, {alias}"))));

    [Theory]
    [InlineData("0x")]
    [InlineData("0xg")]
    [InlineData("0x10000000000000000")]
    [InlineData("0x4000000000000000")]
    [InlineData("CPU,")]
    [InlineData("CPU CUDA")]
    public void A_text_that_is_no_set_is_an_error_on_one_line(string text) => Assert.DoesNotContain('\n', Error(KeyNames.Default.ParseSet(text)).ToString());

    private static T Value<T>(Either<DispatchError, T> either) => either.IfLeft(e => throw new InvalidOperationException(e.ToString()));

    private static DispatchError Error<T>(Either<DispatchError, T> either) => either.Match(v => throw new InvalidOperationException($"{v}"), e => e);
}
