using Xunit;

namespace Functional.Dispatch.PropertyTests.Schemas;

public sealed class DispatchArgumentTests
{
    [Theory]
    [InlineData("Tensor", true)]
    [InlineData("Tensor?", true)]
    [InlineData("Tensor[]", true)]
    [InlineData("Tensor?[]", true)]
    [InlineData("Tensor(a!)", true)]
    [InlineData("Tensor(a)?", true)]
    [InlineData("Tensor(a!)[]", true)]
    [InlineData("Tensor[](a!)", true)]
    [InlineData("Tensor[2]", true)]
    [InlineData("Tensor[]?", false)]
    [InlineData("Tensor[][]", false)]
    [InlineData("Tensor??", false)]
    [InlineData("(Tensor, Tensor)", false)]
    [InlineData("Dict(Tensor, Tensor)", false)]
    [InlineData("Future(Tensor)", false)]
    [InlineData("int[]", false)]
    [InlineData("Any", false)]
    public void Only_tensors_optional_tensors_and_lists_of_them_take_part(string type, bool takesPart) =>
        Assert.Equal(takesPart ? [1, 3] : [3], Parsed.Schema($"f(int n, {type} x, Scalar s, *, Tensor out) -> ()").DispatchArguments);
}
