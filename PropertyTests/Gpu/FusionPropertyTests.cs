using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class FusionPropertyTests
{
    // Each program means compiling a kernel for each chain that nobody has seen yet.
    private const int Programs = 20;

    [Fact]
    public void A_program_says_and_computes_the_same_fused_and_unfused()
    {
        using var session = new DeviceSession();
        var fusion = new PointwiseFusion(session.Device);
        session.Device.Context.Poisons = true;
        Claim.Checks(FusionProgram.Programs, program => Assert.Equal(program.Run(session, null), program.Run(session, fusion)), Programs);
        // Many operations to a kernel, or nothing was fused.
        Assert.True(fusion.Recorded > 1.3 * fusion.Launches, $"{fusion.Recorded} operations in {fusion.Launches} launches");
    }
}
