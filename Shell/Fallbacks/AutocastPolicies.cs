using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Fallbacks;

// Source: the AT_FORALL lists of ATen/autocast_mode.h (CUDA, MTIA, MAIA and XPU share them) and the kernels that PyTorch 2.14.1 has at AutocastCPU,
// of which all are fp32 but the two lists below. MPS, IPU, HPU, XLA and PrivateUse1 have lists of their own elsewhere, or none.

/// <summary>Which operators autocast casts for, and how: the policy lists of PyTorch 2.14.1.</summary>
public static class AutocastPolicies
{
    // AT_FORALL_LOWER_PRECISION_FP.
    private const string SharedLowerPrecision = """
        _convolution.deprecated _convolution conv1d conv2d conv3d conv_tbc conv_transpose1d conv_transpose2d.input
        conv_transpose3d.input convolution prelu addmm addmv addr matmul einsum mm mv linalg_vecdot linear addbmm baddbmm bmm
        chain_matmul linalg_multi_dot _thnn_fused_lstm_cell _thnn_fused_gru_cell lstm_cell gru_cell rnn_tanh_cell rnn_relu_cell
        _scaled_dot_product_flash_attention scaled_dot_product_attention
        """;

    // AT_FORALL_FP32.
    private const string SharedFloat32 = """
        acos asin cosh erfinv exp expm1 log log10 log2 log1p reciprocal rsqrt sinh tan pow.Tensor_Scalar pow.Tensor_Tensor pow.Scalar
        softplus layer_norm native_layer_norm rms_norm group_norm frobenius_norm.dim nuclear_norm nuclear_norm.dim cosine_similarity
        poisson_nll_loss cosine_embedding_loss nll_loss nll_loss2d hinge_embedding_loss kl_div l1_loss smooth_l1_loss huber_loss
        mse_loss margin_ranking_loss multilabel_margin_loss soft_margin_loss triplet_margin_loss multi_margin_loss
        binary_cross_entropy_with_logits dist pdist cdist renorm logsumexp upsample_nearest1d _upsample_nearest_exact1d
        upsample_nearest2d _upsample_nearest_exact2d upsample_nearest3d _upsample_nearest_exact3d upsample_linear1d
        upsample_bilinear2d _upsample_bilinear2d_aa upsample_trilinear3d upsample_bicubic2d _upsample_bicubic2d_aa
        """;

    // AT_FORALL_FP32_SET_OPT_DTYPE.
    private const string SharedFloat32ByDtype = """
        prod prod.dim_int softmax.int log_softmax.int cumprod cumsum linalg_vector_norm linalg_matrix_norm linalg_matrix_norm.str_ord
        sum sum.dim_IntList
        """;

    // AT_FORALL_PROMOTE.
    private const string SharedPromote = """
        addcdiv addcmul atan2 bilinear cross dot vdot grid_sampler index_put tensordot scatter_add
        """;

    // The CPU's own lists.
    private const string CpuLowerPrecision = """
        conv1d conv1d.padding conv2d conv2d.padding conv3d conv3d.padding bmm mm linalg_vecdot baddbmm addmm _addmm_activation addbmm
        linear _convolution.deprecated matmul conv_tbc mkldnn_rnn_layer conv_transpose1d conv_transpose2d.input
        conv_transpose3d.input prelu scaled_dot_product_attention _native_multi_head_attention
        """;

    // Everything else at AutocastCPU.
    private const string CpuFloat32 = """
        _grid_sampler_2d_cpu_fallback _lu_with_info adaptive_avg_pool3d adaptive_max_pool3d avg_pool3d binary_cross_entropy
        binary_cross_entropy_with_logits cdist cholesky_inverse cholesky_solve cosine_embedding_loss cross_entropy_loss
        ctc_loss.IntList ctc_loss.Tensor fake_quantize_per_tensor_affine fft_fft fft_fft2 fft_fftn fft_hfft fft_ifft fft_ifft2
        fft_ifftn fft_ihfft fft_irfft fft_irfft2 fft_irfftn fft_rfft fft_rfft2 fft_rfftn fractional_max_pool2d fractional_max_pool3d
        geqrf grid_sampler grid_sampler_2d grid_sampler_3d hinge_embedding_loss huber_loss inverse kl_div l1_loss linalg_cholesky
        linalg_cholesky_ex linalg_cond linalg_cond.p_str linalg_eig linalg_eigh linalg_eigvals linalg_eigvalsh
        linalg_householder_product linalg_inv linalg_inv_ex linalg_lstsq linalg_matrix_rank linalg_matrix_rank.atol_rtol_float
        linalg_matrix_rank.atol_rtol_tensor linalg_matrix_rank.tol_tensor linalg_matrix_sqrth linalg_qr linalg_solve linalg_svd
        linalg_svdvals linalg_tensorinv linalg_tensorsolve lu_solve margin_ranking_loss max_pool3d max_unpool2d max_unpool3d mse_loss
        multi_margin_loss multilabel_margin_loss multilabel_margin_loss_forward nanquantile nanquantile.scalar nll_loss nll_loss2d
        orgqr ormqr pinverse poisson_nll_loss polar prod prod.dim_int quantile quantile.scalar reflection_pad1d reflection_pad2d
        replication_pad1d replication_pad2d replication_pad3d smooth_l1_loss soft_margin_loss stft stft.center svd trace
        triangular_solve triplet_margin_loss view_as_complex
        """;

    private const string CpuPromote = "stack cat index_copy";

    /// <summary>The operators of a device with their policies, all of namespace aten.</summary>
    /// <param name="device">The device.</param>
    /// <returns>The list; empty for devices whose list is not here.</returns>
    public static ImmutableArray<(OperatorName Operator, CastPolicy Policy)> For(DeviceType device) => device switch
    {
        DeviceType.Cpu =>
        [
            .. List(CpuLowerPrecision, CastPolicy.LowerPrecision), .. List(CpuFloat32, CastPolicy.Float32), .. List(CpuPromote, CastPolicy.Promote),
        ],
        DeviceType.Cuda =>
        [
            .. Shared(), .. List("cudnn_convolution cudnn_convolution_transpose", CastPolicy.LowerPrecision),
            .. List("linalg_matrix_sqrth", CastPolicy.Float32),
        ],
        DeviceType.Mtia or DeviceType.Maia or DeviceType.Xpu => Shared(),
        _ => [],
    };

    /// <summary>The overload that <see cref="CastPolicy.Float32ByOverload"/> calls: the same with the result type at the end.</summary>
    /// <param name="name">The operator.</param>
    /// <returns>The overload, or null for operators of other policies.</returns>
    public static OperatorName? OverloadWithDtype(OperatorName name) => name.ToString() switch
    {
        "aten::norm.Scalar" => new OperatorName("aten::norm", "ScalarOpt_dtype"),
        "aten::norm.ScalarOpt_dim" => new OperatorName("aten::norm", "ScalarOpt_dim_dtype"),
        _ => null,
    };

    /// <summary>Registers the autocast kernels of a device, for operators that are defined or not.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="device">The device.</param>
    /// <param name="cast">Who casts; null calls <c>aten::_to_copy</c>.</param>
    /// <returns>The registrations.</returns>
    public static ImmutableArray<Registration> Register(Dispatcher dispatcher, DeviceType device, IAutocastCast? cast = null) =>
    [
        .. For(device).Select(entry => dispatcher.Implement(
            entry.Operator, AutocastMode.KeyOf(device),
            new AutocastKernel(device, entry.Policy, OverloadWithDtype(entry.Operator), cast).ToKernel())),
    ];

    private static ImmutableArray<(OperatorName, CastPolicy)> Shared() =>
    [
        .. List(SharedLowerPrecision, CastPolicy.LowerPrecision), .. List(SharedFloat32, CastPolicy.Float32),
        .. List(SharedFloat32ByDtype, CastPolicy.Float32ByDtype), .. List(SharedPromote, CastPolicy.Promote),
        .. List("norm.Scalar norm.ScalarOpt_dim", CastPolicy.Float32ByOverload), .. List("binary_cross_entropy", CastPolicy.Banned),
    ];

    private static IEnumerable<(OperatorName, CastPolicy)> List(string names, CastPolicy policy) =>
        names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(name => (OperatorName.Parse("aten::" + name).Match(Right: n => n, Left: e => throw new System.Diagnostics.UnreachableException(e.Message)), policy));
}
