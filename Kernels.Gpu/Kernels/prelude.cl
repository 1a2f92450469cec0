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

// Where element i of the result lies in an operand.
static inline long place(const Layout *layout, int operand, long i) {
  long at = layout->offsets[operand];
  for (int d = layout->dims - 1; d >= 0; d--) {
    long size = layout->sizes[d];
    at += (i % size) * layout->strides[operand][d];
    i /= size;
  }
  return at;
}
