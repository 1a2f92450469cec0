// out[z] = alpha * (a[z] @ b[z]) + beta * self[z]: tiles of TILE x TILE results for a group of 256 work items, EACH x EACH results for an item. Any strides, so that
// transposed operands are read where they lie. With beta 0, self is not read.
#define EACH 8
#define TILE 128
#define DEPTH 8
#define SIDE 16
#define UNROLL _Pragma("unroll")

typedef struct {
  long m, n, k;
  long a_offset, a_row, a_column, a_batch;
  long b_offset, b_row, b_column, b_batch;
  long s_offset, s_row, s_column, s_batch;
  long o_offset, o_row, o_column, o_batch;
} Product;

#define MATMUL(S, E)                                                                                                        \
  kernel __attribute__((reqd_work_group_size(256, 1, 1))) void matmul_##S(                                                  \
      global E *out, global const E *a, global const E *b, global const E *self, const Product p, const E alpha, const E beta) {\
    local E as[DEPTH][TILE];                                                                                                \
    local E bs[DEPTH][TILE];                                                                                                \
    int me = get_local_id(0);                                                                                               \
    long across = (p.n + TILE - 1) / TILE;                                                                                  \
    long row0 = get_group_id(0) / across * TILE, column0 = get_group_id(0) % across * TILE;                                 \
    long z = get_group_id(1);                                                                                               \
    global const E *ap = a + p.a_offset + z * p.a_batch;                                                                    \
    global const E *bp = b + p.b_offset + z * p.b_batch;                                                                    \
    int ty = me / SIDE, tx = me % SIDE;                                                                                     \
    E acc[EACH][EACH];                                                                                                      \
    UNROLL for (int i = 0; i < EACH; i++)                                                                                   \
      UNROLL for (int j = 0; j < EACH; j++) acc[i][j] = 0;                                                                  \
    for (long k0 = 0; k0 < p.k; k0 += DEPTH) {                                                                              \
      for (int t = me; t < TILE * DEPTH; t += 256) {                                                                        \
        /* Neighbours read along the dimension that lies together. */                                                       \
        int ai = p.a_column == 1 ? t / DEPTH : t % TILE, ak = p.a_column == 1 ? t % DEPTH : t / TILE;                       \
        as[ak][ai] = row0 + ai < p.m && k0 + ak < p.k ? ap[(row0 + ai) * p.a_row + (k0 + ak) * p.a_column] : (E)0;          \
        int bj = p.b_column == 1 ? t % TILE : t / DEPTH, bk = p.b_column == 1 ? t / TILE : t % DEPTH;                       \
        bs[bk][bj] = column0 + bj < p.n && k0 + bk < p.k ? bp[(k0 + bk) * p.b_row + (column0 + bj) * p.b_column] : (E)0;    \
      }                                                                                                                     \
      barrier(CLK_LOCAL_MEM_FENCE);                                                                                         \
      UNROLL for (int k = 0; k < DEPTH; k++) {                                                                              \
        E av[EACH], bv[EACH];                                                                                               \
        UNROLL for (int i = 0; i < EACH; i++) av[i] = as[k][ty + i * SIDE];                                                 \
        UNROLL for (int j = 0; j < EACH; j++) bv[j] = bs[k][tx + j * SIDE];                                                 \
        UNROLL for (int i = 0; i < EACH; i++)                                                                               \
          UNROLL for (int j = 0; j < EACH; j++) acc[i][j] += av[i] * bv[j];                                                 \
      }                                                                                                                     \
      barrier(CLK_LOCAL_MEM_FENCE);                                                                                         \
    }                                                                                                                       \
    UNROLL for (int i = 0; i < EACH; i++) {                                                                                 \
      long row = row0 + ty + i * SIDE;                                                                                      \
      UNROLL for (int j = 0; j < EACH; j++) {                                                                               \
        long column = column0 + tx + j * SIDE;                                                                              \
        if (row >= p.m || column >= p.n) continue;                                                                          \
        E x = alpha * acc[i][j];                                                                                            \
        if (beta != 0) x += beta * self[p.s_offset + z * p.s_batch + row * p.s_row + column * p.s_column];                  \
        out[p.o_offset + z * p.o_batch + row * p.o_row + column * p.o_column] = x;                                          \
      }                                                                                                                     \
    }                                                                                                                       \
  }

MATMUL(f32, float)
MATMUL(i32, int)
MATMUL(i64, long)
#ifdef HAS_DOUBLES
MATMUL(f64, double)
#endif
