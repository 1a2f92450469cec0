// The softmax family along one dimension: element k of row (o, i) lies at (o * size + k) * inner + i; operands are in row-major order.
// NAME: one work item for each row. NAME_group: one group for each row, for rows that are long or few. fmax passes over NaN, which comes back through the sum.
#define GROUP 256

typedef struct {
  long outer;
  long size;
  long inner;
} Rows;

#define FOLD(BUFFER, ME, JOIN)                             \
  for (int span = GROUP / 2; span > 0; span /= 2) {        \
    barrier(CLK_LOCAL_MEM_FENCE);                          \
    if (ME < span) BUFFER[ME] = JOIN(BUFFER[ME], BUFFER[ME + span]); \
  }                                                        \
  barrier(CLK_LOCAL_MEM_FENCE);
#define PLUS(a, b) ((a) + (b))

#define SOFTMAX(S, E)                                                                                                       \
  kernel void softmax_##S(global E *out, global const E *in0, const Rows rows, const int logarithm) {                       \
    long row = get_global_id(0);                                                                                            \
    if (row >= rows.outer * rows.inner) return;                                                                             \
    long base = row / rows.inner * rows.size * rows.inner + row % rows.inner, end = base + rows.size * rows.inner;          \
    E most = -INFINITY, sum = 0;                                                                                            \
    for (long at = base; at < end; at += rows.inner) most = fmax(most, in0[at]);                                            \
    for (long at = base; at < end; at += rows.inner) {                                                                      \
      E x = exp(in0[at] - most);                                                                                            \
      if (!logarithm) out[at] = x;                                                                                          \
      sum += x;                                                                                                             \
    }                                                                                                                       \
    E shift = most + log(sum);                                                                                              \
    for (long at = base; at < end; at += rows.inner) out[at] = logarithm ? in0[at] - shift : out[at] / sum;                 \
  }                                                                                                                         \
  kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void softmax_##S##_group(                                       \
      global E *out, global const E *in0, const Rows rows, const int logarithm) {                                           \
    local E fold[GROUP];                                                                                                    \
    long row = get_group_id(0);                                                                                             \
    int me = get_local_id(0);                                                                                               \
    long step = GROUP * rows.inner;                                                                                         \
    long base = row / rows.inner * rows.size * rows.inner + row % rows.inner, end = base + rows.size * rows.inner;          \
    base += me * rows.inner;                                                                                                \
    E most = -INFINITY, sum = 0;                                                                                            \
    for (long at = base; at < end; at += step) most = fmax(most, in0[at]);                                                  \
    fold[me] = most;                                                                                                        \
    FOLD(fold, me, fmax)                                                                                                    \
    E all = fold[0];                                                                                                        \
    barrier(CLK_LOCAL_MEM_FENCE);                                                                                           \
    for (long at = base; at < end; at += step) {                                                                            \
      E x = exp(in0[at] - all);                                                                                             \
      if (!logarithm) out[at] = x;                                                                                          \
      sum += x;                                                                                                             \
    }                                                                                                                       \
    fold[me] = sum;                                                                                                         \
    FOLD(fold, me, PLUS)                                                                                                    \
    E total = fold[0], shift = all + log(total);                                                                            \
    for (long at = base; at < end; at += step) out[at] = logarithm ? in0[at] - shift : out[at] / total;                     \
  }                                                                                                                         \
  kernel void softmax_backward_##S(global E *out, global const E *grad, global const E *result, const Rows rows, const int logarithm) { \
    long row = get_global_id(0);                                                                                            \
    if (row >= rows.outer * rows.inner) return;                                                                             \
    long base = row / rows.inner * rows.size * rows.inner + row % rows.inner;                                               \
    E sum = 0;                                                                                                              \
    for (long k = 0; k < rows.size; k++) {                                                                                  \
      long at = base + k * rows.inner;                                                                                      \
      sum += logarithm ? grad[at] : grad[at] * result[at];                                                                  \
    }                                                                                                                       \
    for (long k = 0; k < rows.size; k++) {                                                                                  \
      long at = base + k * rows.inner;                                                                                      \
      out[at] = logarithm ? grad[at] - exp(result[at]) * sum : result[at] * (grad[at] - sum);                               \
    }                                                                                                                       \
  }                                                                                                                         \
  kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void softmax_backward_##S##_group(                              \
      global E *out, global const E *grad, global const E *result, const Rows rows, const int logarithm) {                  \
    local E fold[GROUP];                                                                                                    \
    long row = get_group_id(0);                                                                                             \
    int me = get_local_id(0);                                                                                               \
    long base = row / rows.inner * rows.size * rows.inner + row % rows.inner;                                               \
    E sum = 0;                                                                                                              \
    for (long k = me; k < rows.size; k += GROUP) {                                                                          \
      long at = base + k * rows.inner;                                                                                      \
      sum += logarithm ? grad[at] : grad[at] * result[at];                                                                  \
    }                                                                                                                       \
    fold[me] = sum;                                                                                                         \
    FOLD(fold, me, PLUS)                                                                                                    \
    E total = fold[0];                                                                                                      \
    for (long k = me; k < rows.size; k += GROUP) {                                                                          \
      long at = base + k * rows.inner;                                                                                      \
      out[at] = logarithm ? grad[at] - exp(result[at]) * total : result[at] * (grad[at] - total);                           \
    }                                                                                                                       \
  }

SOFTMAX(f32, float)
#ifdef HAS_DOUBLES
SOFTMAX(f64, double)
#endif

// The negative log likelihood of one row each: out[i] = -weight[t] * in[i, t] with t = target[i], used[i] = weight[t]; both 0 where t is ignored.
// A target out of range sets the flag. Without weights (has_weight 0) every weight is 1.
#define NLL(S, E)                                                                                                           \
  kernel void nll_##S(global E *out, global E *used, global const E *in0, global const long *target, global const E *weight, \
                      global int *flag, const int has_weight, const long rows, const long classes, const long ignore) {     \
    long i = get_global_id(0);                                                                                              \
    if (i >= rows) return;                                                                                                  \
    long t = target[i];                                                                                                     \
    E w = 0, x = 0;                                                                                                         \
    if (t != ignore) {                                                                                                      \
      if (t < 0 || t >= classes) {                                                                                          \
        *flag = 1;                                                                                                          \
      } else {                                                                                                              \
        w = has_weight ? weight[t] : (E)1;                                                                                  \
        x = -w * in0[i * classes + t];                                                                                      \
      }                                                                                                                     \
    }                                                                                                                       \
    out[i] = x;                                                                                                             \
    used[i] = w;                                                                                                            \
  }                                                                                                                         \
  kernel void nll_backward_##S(global E *out, global const E *grad, global const long *target, global const E *weight,      \
                               global const E *total, const int has_weight, const int reduction, const long rows,           \
                               const long classes, const long ignore) {                                                     \
    long at = get_global_id(0);                                                                                             \
    if (at >= rows * classes) return;                                                                                       \
    long i = at / classes;                                                                                                  \
    long t = target[i];                                                                                                     \
    E x = 0;                                                                                                                \
    if (t == at % classes && t != ignore) {                                                                                 \
      x = -(has_weight ? weight[t] : (E)1) * grad[reduction == 0 ? i : 0];                                                  \
      if (reduction == 1) x /= total[0];                                                                                    \
    }                                                                                                                       \
    out[at] = x;                                                                                                            \
  }

NLL(f32, float)
#ifdef HAS_DOUBLES
NLL(f64, double)
#endif
