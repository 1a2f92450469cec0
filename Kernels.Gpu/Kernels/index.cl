// Fills, and reads and writes by index. Shapes are row-major [outer, size, inner]; operands are in row-major order. An index out of range sets the flag and is
// passed over. Where several sources meet in one result they are added by one work item in the order of the index, so that sums are the same every time.

#define INDEXING(S, E, SUM)                                                                                                 \
  kernel void fill_##S(global E *out, const E value, const long count, const Layout layout) {                               \
    long i = get_global_id(0);                                                                                              \
    if (i < count) out[place(&layout, 0, i)] = value;                                                                       \
  }                                                                                                                         \
  kernel void gather_##S(global E *out, global const E *in0, global const long *index, global int *flag, const long count,  \
                         const long size, const Layout layout, const int dim) {                                             \
    /* layout: sizes of the index; strides[0] of the operand. */                                                            \
    long i = get_global_id(0);                                                                                              \
    if (i >= count) return;                                                                                                 \
    long k = index[i];                                                                                                      \
    if (k < 0 || k >= size) {                                                                                               \
      *flag = 1;                                                                                                            \
      return;                                                                                                               \
    }                                                                                                                       \
    long at = layout.offsets[0], rest = i;                                                                                  \
    for (int d = layout.dims - 1; d >= 0; d--) {                                                                            \
      long here = rest % layout.sizes[d];                                                                                   \
      at += (d == dim ? k : here) * layout.strides[0][d];                                                                   \
      rest /= layout.sizes[d];                                                                                              \
    }                                                                                                                       \
    out[i] = in0[at];                                                                                                       \
  }                                                                                                                         \
  /* One work item for each line of the index along dim. adds: 0 replaces, 1 adds. has_source 0: value. */                  \
  kernel void scatter_##S(global E *out, global const long *index, global const E *source, global int *flag, const long lines,\
                          const long length, const long size, const Layout layout, const int dim, const int adds,           \
                          const int has_source, const E value) {                                                            \
    /* layout: sizes of the index with 1 at dim; strides[0] of the result, [1] of the index, [2] of the source. */          \
    long line = get_global_id(0);                                                                                           \
    if (line >= lines) return;                                                                                              \
    long o = place(&layout, 0, line), x = place(&layout, 1, line), s = place(&layout, 2, line);                             \
    for (long j = 0; j < length; j++) {                                                                                     \
      long k = index[x + j * layout.strides[1][dim]];                                                                       \
      if (k < 0 || k >= size) {                                                                                             \
        *flag = 1;                                                                                                          \
        continue;                                                                                                           \
      }                                                                                                                     \
      E v = has_source ? source[s + j * layout.strides[2][dim]] : value;                                                    \
      long at = o + k * layout.strides[0][dim];                                                                             \
      out[at] = adds ? (E)SUM(out[at] + v) : v;                                                                             \
    }                                                                                                                       \
  }                                                                                                                         \
  kernel void index_select_##S(global E *out, global const E *in0, global const long *index, global int *flag,              \
                               const long outer, const long size, const long inner, const long length) {                    \
    long i = get_global_id(0);                                                                                              \
    if (i >= outer * length * inner) return;                                                                                \
    long k = index[i / inner % length];                                                                                     \
    if (k < 0 || k >= size) {                                                                                               \
      *flag = 1;                                                                                                            \
      return;                                                                                                               \
    }                                                                                                                       \
    out[i] = in0[(i / (inner * length) * size + k) * inner + i % inner];                                                    \
  }                                                                                                                         \
  kernel void index_add_##S(global E *out, global const long *index, global const E *source, global int *flag,              \
                            const long outer, const long size, const long inner, const long length, const E alpha) {        \
    long i = get_global_id(0);                                                                                              \
    if (i >= outer * inner) return;                                                                                         \
    long o = i / inner, n = i % inner;                                                                                      \
    for (long j = 0; j < length; j++) {                                                                                     \
      long k = index[j];                                                                                                    \
      if (k < 0 || k >= size) {                                                                                             \
        *flag = 1;                                                                                                          \
        continue;                                                                                                           \
      }                                                                                                                     \
      long at = (o * size + k) * inner + n;                                                                                 \
      out[at] = (E)SUM(out[at] + alpha * source[(o * length + j) * inner + n]);                                             \
    }                                                                                                                       \
  }

#define RANGE(S, E, ACC)                                                                                                    \
  kernel void arange_##S(global E *out, const ACC start, const ACC step, const long count) {                                \
    long i = get_global_id(0);                                                                                              \
    if (i < count) out[i] = (E)(start + step * (ACC)i);                                                                     \
  }

// The sum of truth values is a truth value.
#define TRUTH(x) ((x) != 0)
#define PLAIN(x) (x)
INDEXING(b8, uchar, TRUTH)
INDEXING(u8, uchar, PLAIN)
INDEXING(i32, int, PLAIN)
INDEXING(i64, long, PLAIN)
INDEXING(f32, float, PLAIN)
RANGE(u8, uchar, long)
RANGE(i32, int, long)
RANGE(i64, long, long)
#ifdef HAS_DOUBLES
INDEXING(f64, double, PLAIN)
RANGE(f32, float, double)
RANGE(f64, double, double)
#else
RANGE(f32, float, float)
#endif
