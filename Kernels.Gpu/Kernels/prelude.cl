// What every program begins with. OpenCL C 1.2, no optional feature but doubles where the device has them.
// Element types: f32 float, f64 double, i32 int, i64 long, u8 uchar, b8 uchar that is 0 or 1.
#if defined(cl_khr_fp64) || defined(__NVPTX__)
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#define HAS_DOUBLES 1
#endif

#define MOST_DIMS 8
#define MOST_OPERANDS 4

// Sizes are those of the result; strides are in elements, 0 where an operand is broadcast; dimension 0 is the outermost.
typedef struct {
  long sizes[MOST_DIMS];
  long strides[MOST_OPERANDS][MOST_DIMS];
  long offsets[MOST_OPERANDS];
  int dims;
  int unused;
} Layout;

// What is left of a row-major index once the coordinate along a dimension is taken off. The outermost dimension has all of it; division of 64 bits is slow on most devices.
static inline long next(long i, long size, int dimension) {
  return dimension == 0 ? 0 : i <= INT_MAX && size <= INT_MAX ? (long)((uint)i / (uint)size) : i / size;
}

// Where element i of the result lies in an operand.
static inline long place(const Layout *layout, int operand, long i) {
  long at = layout->offsets[operand];
  for (int d = layout->dims - 1; d >= 0; d--) {
    long rest = next(i, layout->sizes[d], d);
    at += (i - rest * layout->sizes[d]) * layout->strides[operand][d];
    i = rest;
  }
  return at;
}
