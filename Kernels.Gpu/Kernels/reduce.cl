// Reductions. The result is in row-major order; each of its elements is reduced from `reduced` elements of the operand.
// NAME: one work item for each result. NAME_group: one group of GROUP items for each result. NAME_part: `parts` groups for each result, which leave
// partial results behind each other, to be reduced by NAME once more. A sum is multiplied by `scale`, of the type that it is added up in; others ignore it.
#define GROUP 256

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
    long size = r->sizes[which][d];
    at += (i % size) * r->strides[which][d];
    i /= size;
  }
  return at;
}

#define REDUCE(NAME, E, A, START, LOAD, JOIN, STORE)                                                                              \
  kernel void NAME(global E *out, global const E *in0, const Reduction r, const A scale) {                                        \
    long o = get_global_id(0);                                                                                                    \
    if (o >= r.count) return;                                                                                                     \
    long base = r.offset + reduction_place(&r, 0, o);                                                                             \
    A acc = START;                                                                                                                \
    A rest = 0;                                                                                                                   \
    for (long k = 0; k < r.reduced; k++) {                                                                                        \
      A x = LOAD(in0[base + reduction_place(&r, 1, k)]);                                                                          \
      JOIN(acc, rest, x);                                                                                                         \
    }                                                                                                                             \
    out[o] = STORE(acc, rest, scale);                                                                                             \
  }                                                                                                                               \
  kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void NAME##_part(                                                     \
      global E *out, global const E *in0, const Reduction r, const A scale, const long parts) {                                   \
    local A accs[GROUP];                                                                                                          \
    local A rests[GROUP];                                                                                                         \
    long o = get_group_id(0) / parts;                                                                                             \
    long part = get_group_id(0) % parts;                                                                                          \
    int me = get_local_id(0);                                                                                                     \
    long base = r.offset + reduction_place(&r, 0, o);                                                                             \
    long each = (r.reduced + parts - 1) / parts;                                                                                  \
    long end = min((part + 1) * each, r.reduced);                                                                                 \
    A acc = START;                                                                                                                \
    A rest = 0;                                                                                                                   \
    if (r.dims[1] == 1) {                                                                                                         \
      long step = r.strides[1][0];                                                                                                \
      for (long k = part * each + me; k < end; k += GROUP) {                                                                      \
        A x = LOAD(in0[base + k * step]);                                                                                         \
        JOIN(acc, rest, x);                                                                                                       \
      }                                                                                                                           \
    } else {                                                                                                                      \
      for (long k = part * each + me; k < end; k += GROUP) {                                                                      \
        A x = LOAD(in0[base + reduction_place(&r, 1, k)]);                                                                        \
        JOIN(acc, rest, x);                                                                                                       \
      }                                                                                                                           \
    }                                                                                                                             \
    accs[me] = acc;                                                                                                               \
    rests[me] = rest;                                                                                                             \
    for (int span = GROUP / 2; span > 0; span /= 2) {                                                                             \
      barrier(CLK_LOCAL_MEM_FENCE);                                                                                               \
      if (me < span) {                                                                                                            \
        A a = accs[me], c = rests[me], x = accs[me + span];                                                                       \
        JOIN(a, c, x);                                                                                                            \
        accs[me] = a;                                                                                                             \
        rests[me] = c + rests[me + span];                                                                                         \
      }                                                                                                                           \
    }                                                                                                                             \
    if (me == 0) out[get_group_id(0)] = STORE(accs[0], rests[0], scale);                                                          \
  }

// A sum keeps what each addition loses (Neumaier), so that its error does not grow with the count.
#define PLAIN(x) (x)
#define ADD_FLOAT(acc, rest, x)                                       \
  do {                                                                \
    volatile float t_ = (acc) + (x);                                  \
    float u_ = t_;                                                    \
    volatile float d_ = fabs(acc) >= fabs(x) ? ((acc) - u_) : ((x) - u_); \
    rest += isfinite(u_) ? (fabs(acc) >= fabs(x) ? d_ + (x) : d_ + (acc)) : 0; \
    acc = u_;                                                         \
  } while (0)
#define ADD(acc, rest, x) acc += (x)
#define SUM_FLOAT(acc, rest, scale) (((acc) + (rest)) * (scale))
#define SUM_DOUBLE(acc, rest, scale) ((acc) * (scale))
#define SUM_LONG(acc, rest, scale) (acc)
#define VALUE(acc, rest, scale) (acc)

// NaN wins.
#define GREATER(acc, rest, x) acc = (acc) != (acc) ? (acc) : (x) != (x) || (x) > (acc) ? (x) : (acc)
#define LESSER(acc, rest, x) acc = (acc) != (acc) ? (acc) : (x) != (x) || (x) < (acc) ? (x) : (acc)
#define OR(acc, rest, x) acc |= ((x) != 0)
#define AND(acc, rest, x) acc &= ((x) != 0)

REDUCE(sum_f32, float, float, 0, PLAIN, ADD_FLOAT, SUM_FLOAT)
REDUCE(sum_i64, long, long, 0, PLAIN, ADD, SUM_LONG)
REDUCE(amax_f32, float, float, -INFINITY, PLAIN, GREATER, VALUE)
REDUCE(amin_f32, float, float, INFINITY, PLAIN, LESSER, VALUE)
REDUCE(amax_i32, int, int, INT_MIN, PLAIN, GREATER, VALUE)
REDUCE(amin_i32, int, int, INT_MAX, PLAIN, LESSER, VALUE)
REDUCE(amax_i64, long, long, LONG_MIN, PLAIN, GREATER, VALUE)
REDUCE(amin_i64, long, long, LONG_MAX, PLAIN, LESSER, VALUE)
REDUCE(amax_u8, uchar, uchar, 0, PLAIN, GREATER, VALUE)
REDUCE(amin_u8, uchar, uchar, 255, PLAIN, LESSER, VALUE)
REDUCE(any_b8, uchar, uchar, 0, PLAIN, OR, VALUE)
REDUCE(all_b8, uchar, uchar, 1, PLAIN, AND, VALUE)
#ifdef HAS_DOUBLES
REDUCE(sum_f64, double, double, 0, PLAIN, ADD, SUM_DOUBLE)
REDUCE(amax_f64, double, double, -INFINITY, PLAIN, GREATER, VALUE)
REDUCE(amin_f64, double, double, INFINITY, PLAIN, LESSER, VALUE)
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
