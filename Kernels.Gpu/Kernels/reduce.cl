// Reductions. The result is in row-major order; each of its elements is reduced from `reduced` elements of the operand.
// NAME: one work item for each result. NAME_group: one group of GROUP items for each result. NAME_part: `parts` groups for each result, which leave
// partial results behind each other, to be reduced by NAME once more. A sum is multiplied by `scale`, of the type that it is added up in; others ignore it.
// No sum is one long chain of additions, whose error would grow with the count: a work item adds up blocks of BLOCK and then those, a group 4 * GROUP chains.
#define GROUP 256
#define BLOCK 64

typedef struct {
  long sizes[2][MOST_DIMS];
  long strides[2][MOST_DIMS];
  int dims[2];
  long offset;
  long count;
  long reduced;
} Reduction;

// Which: 0 the kept dimensions, 1 the reduced ones.
static inline long reduction_place(const Reduction *r, int which, long i) {
  long at = 0;
  for (int d = r->dims[which] - 1; d >= 0; d--) {
    long rest = next(i, r->sizes[which][d], d);
    at += (i - rest * r->sizes[which][d]) * r->strides[which][d];
    i = rest;
  }
  return at;
}

#define REDUCE(NAME, E, A, START, JOIN, STORE)                                                                               \
  kernel void NAME(global E *out, global const E *in0, const Reduction r, const A scale) {                                   \
    long o = get_global_id(0);                                                                                               \
    if (o >= r.count) return;                                                                                                \
    long base = r.offset + reduction_place(&r, 0, o), step = r.strides[1][0];                                                \
    A acc = START;                                                                                                           \
    for (long k = 0; k < r.reduced;) {                                                                                       \
      long stop = min(k + BLOCK, r.reduced);                                                                                 \
      A block = START;                                                                                                       \
      if (r.dims[1] == 1)                                                                                                    \
        for (; k < stop; k++) block = JOIN(block, in0[base + k * step]);                                                     \
      else                                                                                                                   \
        for (; k < stop; k++) block = JOIN(block, in0[base + reduction_place(&r, 1, k)]);                                    \
      acc = JOIN(acc, block);                                                                                                \
    }                                                                                                                        \
    out[o] = STORE(acc, scale);                                                                                              \
  }                                                                                                                          \
  kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void NAME##_part(                                                \
      global E *out, global const E *in0, const Reduction r, const A scale, const long parts) {                              \
    local A accs[GROUP];                                                                                                     \
    long o = get_group_id(0) / parts;                                                                                        \
    long part = get_group_id(0) % parts;                                                                                     \
    int me = get_local_id(0);                                                                                                \
    long base = r.offset + reduction_place(&r, 0, o);                                                                        \
    long each = (r.reduced + parts - 1) / parts;                                                                             \
    long k = part * each + me, end = min((part + 1) * each, r.reduced);                                                      \
    A acc = START;                                                                                                           \
    if (r.dims[1] == 1) {                                                                                                    \
      /* Four at a time: their loads do not wait for one another. */                                                         \
      long step = r.strides[1][0];                                                                                           \
      A acc1 = START, acc2 = START, acc3 = START;                                                                            \
      for (; k + 3 * GROUP < end; k += 4 * GROUP) {                                                                          \
        global const E *x = in0 + base + k * step;                                                                           \
        acc = JOIN(acc, x[0]);                                                                                               \
        acc1 = JOIN(acc1, x[GROUP * step]);                                                                                  \
        acc2 = JOIN(acc2, x[2 * GROUP * step]);                                                                              \
        acc3 = JOIN(acc3, x[3 * GROUP * step]);                                                                              \
      }                                                                                                                      \
      for (; k < end; k += GROUP) acc = JOIN(acc, in0[base + k * step]);                                                     \
      acc = JOIN(acc, acc1);                                                                                                 \
      acc2 = JOIN(acc2, acc3);                                                                                               \
      acc = JOIN(acc, acc2);                                                                                                 \
    } else {                                                                                                                 \
      for (; k < end; k += GROUP) acc = JOIN(acc, in0[base + reduction_place(&r, 1, k)]);                                    \
    }                                                                                                                        \
    accs[me] = acc;                                                                                                          \
    for (int span = GROUP / 2; span > 0; span /= 2) {                                                                        \
      barrier(CLK_LOCAL_MEM_FENCE);                                                                                          \
      if (me < span) accs[me] = JOIN(accs[me], accs[me + span]);                                                             \
    }                                                                                                                        \
    if (me == 0) out[get_group_id(0)] = STORE(accs[0], scale);                                                               \
  }

#define ADD(a, b) ((a) + (b))
#define SCALED(acc, scale) ((acc) * (scale))
#define VALUE(acc, scale) (acc)

// NaN wins.
#define GREATER(a, b) ((a) != (a) ? (a) : (b) != (b) || (b) > (a) ? (b) : (a))
#define LESSER(a, b) ((a) != (a) ? (a) : (b) != (b) || (b) < (a) ? (b) : (a))
#define OR(a, b) ((a) | ((b) != 0))
#define AND(a, b) ((a) & ((b) != 0))

REDUCE(sum_f32, float, float, 0, ADD, SCALED)
REDUCE(sum_i64, long, long, 0, ADD, VALUE)
REDUCE(amax_f32, float, float, -INFINITY, GREATER, VALUE)
REDUCE(amin_f32, float, float, INFINITY, LESSER, VALUE)
REDUCE(amax_i32, int, int, INT_MIN, GREATER, VALUE)
REDUCE(amin_i32, int, int, INT_MAX, LESSER, VALUE)
REDUCE(amax_i64, long, long, LONG_MIN, GREATER, VALUE)
REDUCE(amin_i64, long, long, LONG_MAX, LESSER, VALUE)
REDUCE(amax_u8, uchar, uchar, 0, GREATER, VALUE)
REDUCE(amin_u8, uchar, uchar, 255, LESSER, VALUE)
REDUCE(any_b8, uchar, uchar, 0, OR, VALUE)
REDUCE(all_b8, uchar, uchar, 1, AND, VALUE)
#ifdef HAS_DOUBLES
REDUCE(sum_f64, double, double, 0, ADD, SCALED)
REDUCE(amax_f64, double, double, -INFINITY, GREATER, VALUE)
REDUCE(amin_f64, double, double, INFINITY, LESSER, VALUE)
#endif

// Extremes with their index: the first of equal ones; the first NaN if there is one. Values may be left out (null).
#define BETTER_MAX(x, best) ((x) > (best) || ((x) != (x) && !((best) != (best))))
#define BETTER_MIN(x, best) ((x) < (best) || ((x) != (x) && !((best) != (best))))

#define EXTREME(NAME, E, BETTER)                                                                                            \
  kernel void NAME(global E *values, global long *indices, global const E *in0, const Reduction r) {                        \
    long o = get_global_id(0);                                                                                              \
    if (o >= r.count) return;                                                                                               \
    long base = r.offset + reduction_place(&r, 0, o);                                                                       \
    E best = in0[base + reduction_place(&r, 1, 0)];                                                                         \
    long at = 0;                                                                                                            \
    for (long k = 1; k < r.reduced; k++) {                                                                                  \
      E x = in0[base + reduction_place(&r, 1, k)];                                                                          \
      if (BETTER(x, best)) {                                                                                                \
        best = x;                                                                                                           \
        at = k;                                                                                                             \
      }                                                                                                                     \
    }                                                                                                                       \
    values[o] = best;                                                                                                       \
    indices[o] = at;                                                                                                        \
  }                                                                                                                         \
  kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void NAME##_group(                                              \
      global E *values, global long *indices, global const E *in0, const Reduction r) {                                     \
    local E bests[GROUP];                                                                                                   \
    local long ats[GROUP];                                                                                                  \
    long o = get_group_id(0);                                                                                               \
    int me = get_local_id(0);                                                                                               \
    long base = r.offset + reduction_place(&r, 0, o);                                                                       \
    long first = me < r.reduced ? me : 0;                                                                                   \
    E best = in0[base + reduction_place(&r, 1, first)];                                                                     \
    long at = first;                                                                                                        \
    for (long k = first + GROUP; k < r.reduced; k += GROUP) {                                                               \
      E x = in0[base + reduction_place(&r, 1, k)];                                                                          \
      if (BETTER(x, best)) {                                                                                                \
        best = x;                                                                                                           \
        at = k;                                                                                                             \
      }                                                                                                                     \
    }                                                                                                                       \
    bests[me] = best;                                                                                                       \
    ats[me] = at;                                                                                                           \
    for (int span = GROUP / 2; span > 0; span /= 2) {                                                                       \
      barrier(CLK_LOCAL_MEM_FENCE);                                                                                         \
      if (me < span) {                                                                                                      \
        E x = bests[me + span];                                                                                             \
        long i = ats[me + span];                                                                                            \
        E b = bests[me];                                                                                                    \
        if (BETTER(x, b) || (!BETTER(b, x) && i < ats[me])) {                                                               \
          bests[me] = x;                                                                                                    \
          ats[me] = i;                                                                                                      \
        }                                                                                                                   \
      }                                                                                                                     \
    }                                                                                                                       \
    if (me == 0) {                                                                                                          \
      values[o] = bests[0];                                                                                                 \
      indices[o] = ats[0];                                                                                                  \
    }                                                                                                                       \
  }

#define EXTREMES(S, E) EXTREME(max_##S, E, BETTER_MAX) EXTREME(min_##S, E, BETTER_MIN)
EXTREMES(f32, float)
EXTREMES(i32, int)
EXTREMES(i64, long)
EXTREMES(u8, uchar)
#ifdef HAS_DOUBLES
EXTREMES(f64, double)
#endif
