// Generated from the table of pointwise operations; a test compares it. Do not edit.

#define GROUP 256
#define ITEMS 4

typedef struct {
  long count;
  long offsets[MOST_OPERANDS];
} Run;

// By squaring; negative powers of whole numbers are 0 but for 1 and -1.
static inline long whole_power(long a, long b) {
  if (b < 0) return a == 1 ? 1 : a == -1 ? (b & 1 ? -1 : 1) : 0;
  long result = 1;
  while (b) {
    if (b & 1) result *= a;
    b >>= 1;
    a *= a;
  }
  return result;
}

kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sign_b8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(((uchar)((x0 > 0) - (x0 < 0))) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(((uchar)((x0 > 0) - (x0 < 0))) != 0);
      out[i] = v0;
    }
  }
}
kernel void sign_b8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)(((uchar)((x0 > 0) - (x0 < 0))) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void isnan_b8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((0) != 0);
      out[i] = v0;
    }
  }
}
kernel void isnan_b8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)((0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_not_b8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_not_b8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)((x0 == 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 + p0 * x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 + p0 * x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 + p0 * x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 + p0 * x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 + p0 * x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 + p0 * x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void add_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 + p0 * x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 * x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 * x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 * x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 * x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 * x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 * x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void mul_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 * x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void maximum_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 > x1 ? x0 : x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1 ? x0 : x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void minimum_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 < x1 ? x0 : x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void eq_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 == x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ne_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 != x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void lt_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 < x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void le_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 <= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void gt_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 > x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ge_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 >= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_b8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_b8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_b8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_and_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void where_b8(global uchar *out, global const uchar *in0, global const uchar *in1, global const uchar *in2, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar x2 = in2[i];
      uchar v0 = (uchar)((x0 ? x1 : x2) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar x2 = in2[i];
      uchar v0 = (uchar)((x0 ? x1 : x2) != 0);
      out[i] = v0;
    }
  }
}
kernel void where_b8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, global const uchar *in2, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar x2 = in2[at3];
  uchar v0 = (uchar)((x0 ? x1 : x2) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_b8_b8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  }
}
kernel void copy_b8_b8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)((x0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_u8_b8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  }
}
kernel void copy_u8_b8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)((x0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i32_b8(global uchar *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  }
}
kernel void copy_i32_b8_strided(global uchar *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  uchar v0 = (uchar)((x0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i64_b8(global uchar *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  }
}
kernel void copy_i64_b8_strided(global uchar *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  uchar v0 = (uchar)((x0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f32_b8(global uchar *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  }
}
kernel void copy_f32_b8_strided(global uchar *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  uchar v0 = (uchar)((x0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void neg_u8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(-x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(-x0);
      out[i] = v0;
    }
  }
}
kernel void neg_u8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)(-x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void abs_u8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 < 0 ? -x0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 < 0 ? -x0 : x0);
      out[i] = v0;
    }
  }
}
kernel void abs_u8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)(x0 < 0 ? -x0 : x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sign_u8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((uchar)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((uchar)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  }
}
kernel void sign_u8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)((uchar)((x0 > 0) - (x0 < 0)));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void relu_u8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 > 0 ? x0 : (uchar)0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 > 0 ? x0 : (uchar)0);
      out[i] = v0;
    }
  }
}
kernel void relu_u8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)(x0 > 0 ? x0 : (uchar)0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_u8(global uchar *out, global const uchar *in0, const uchar p0, const uchar p1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(min(max(x0, p0), p1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(min(max(x0, p0), p1));
      out[i] = v0;
    }
  }
}
kernel void clamp_u8_strided(global uchar *out, global const uchar *in0, const uchar p0, const uchar p1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)(min(max(x0, p0), p1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_min_u8(global uchar *out, global const uchar *in0, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(max(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(max(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_min_u8_strided(global uchar *out, global const uchar *in0, const uchar p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)(max(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_max_u8(global uchar *out, global const uchar *in0, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(min(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(min(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_max_u8_strided(global uchar *out, global const uchar *in0, const uchar p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)(min(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void isnan_u8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((0) != 0);
      out[i] = v0;
    }
  }
}
kernel void isnan_u8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)((0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_not_u8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_not_u8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)((x0 == 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void add_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)(x0 + p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void sub_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)(x0 - p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel void mul_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)(x0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(whole_power(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(whole_power(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(whole_power(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(whole_power(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(whole_power(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(whole_power(x0, x1));
      out[i] = v0;
    }
  }
}
kernel void pow_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)(whole_power(x0, x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel void maximum_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)(x0 > x1 ? x0 : x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel void minimum_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)(x0 < x1 ? x0 : x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void eq_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 == x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ne_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 != x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void lt_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 < x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void le_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 <= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void gt_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 > x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ge_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 >= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_and_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_u8(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x1 <= p0 ? (uchar)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x1 <= p0 ? (uchar)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_u8_s0(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  uchar x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x1 <= p0 ? (uchar)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x1 = in1[i];
      uchar v0 = (uchar)(x1 <= p0 ? (uchar)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_u8_s1(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  uchar x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x1 <= p0 ? (uchar)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x1 <= p0 ? (uchar)0 : x0);
      out[i] = v0;
    }
  }
}
kernel void threshold_backward_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, const uchar p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar v0 = (uchar)(x1 <= p0 ? (uchar)0 : x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void where_u8(global uchar *out, global const uchar *in0, global const uchar *in1, global const uchar *in2, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar x2 = in2[i];
      uchar v0 = (uchar)(x0 ? x1 : x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar x2 = in2[i];
      uchar v0 = (uchar)(x0 ? x1 : x2);
      out[i] = v0;
    }
  }
}
kernel void where_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, global const uchar *in2, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar x2 = in2[at3];
  uchar v0 = (uchar)(x0 ? x1 : x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void addcmul_u8(global uchar *out, global const uchar *in0, global const uchar *in1, global const uchar *in2, const uchar p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar x2 = in2[i];
      uchar v0 = (uchar)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar x1 = in1[i];
      uchar x2 = in2[i];
      uchar v0 = (uchar)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  }
}
kernel void addcmul_u8_strided(global uchar *out, global const uchar *in0, global const uchar *in1, global const uchar *in2, const uchar p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  uchar x0 = in0[at1];
  uchar x1 = in1[at2];
  uchar x2 = in2[at3];
  uchar v0 = (uchar)(x0 + p0 * x1 * x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_b8_u8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_b8_u8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_u8_u8(global uchar *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_u8_u8_strided(global uchar *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  uchar v0 = (uchar)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i32_u8(global uchar *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i32_u8_strided(global uchar *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  uchar v0 = (uchar)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i64_u8(global uchar *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i64_u8_strided(global uchar *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  uchar v0 = (uchar)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f32_u8(global uchar *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f32_u8_strided(global uchar *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  uchar v0 = (uchar)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void neg_i32(global int *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(-x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(-x0);
      out[i] = v0;
    }
  }
}
kernel void neg_i32_strided(global int *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  int v0 = (int)(-x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void abs_i32(global int *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 < 0 ? -x0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 < 0 ? -x0 : x0);
      out[i] = v0;
    }
  }
}
kernel void abs_i32_strided(global int *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  int v0 = (int)(x0 < 0 ? -x0 : x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sign_i32(global int *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)((int)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)((int)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  }
}
kernel void sign_i32_strided(global int *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  int v0 = (int)((int)((x0 > 0) - (x0 < 0)));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void relu_i32(global int *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 > 0 ? x0 : (int)0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 > 0 ? x0 : (int)0);
      out[i] = v0;
    }
  }
}
kernel void relu_i32_strided(global int *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  int v0 = (int)(x0 > 0 ? x0 : (int)0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_i32(global int *out, global const int *in0, const int p0, const int p1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(min(max(x0, p0), p1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(min(max(x0, p0), p1));
      out[i] = v0;
    }
  }
}
kernel void clamp_i32_strided(global int *out, global const int *in0, const int p0, const int p1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  int v0 = (int)(min(max(x0, p0), p1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_min_i32(global int *out, global const int *in0, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(max(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(max(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_min_i32_strided(global int *out, global const int *in0, const int p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  int v0 = (int)(max(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_max_i32(global int *out, global const int *in0, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(min(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(min(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_max_i32_strided(global int *out, global const int *in0, const int p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  int v0 = (int)(min(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void isnan_i32(global uchar *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((0) != 0);
      out[i] = v0;
    }
  }
}
kernel void isnan_i32_strided(global uchar *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  uchar v0 = (uchar)((0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_not_i32(global uchar *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_not_i32_strided(global uchar *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  uchar v0 = (uchar)((x0 == 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_i32(global int *out, global const int *in0, global const int *in1, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_i32_s0(global int *out, global const int *in0, global const int *in1, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_i32_s1(global int *out, global const int *in0, global const int *in1, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void add_i32_strided(global int *out, global const int *in0, global const int *in1, const int p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  int v0 = (int)(x0 + p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_i32(global int *out, global const int *in0, global const int *in1, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_i32_s0(global int *out, global const int *in0, global const int *in1, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_i32_s1(global int *out, global const int *in0, global const int *in1, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void sub_i32_strided(global int *out, global const int *in0, global const int *in1, const int p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  int v0 = (int)(x0 - p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_i32(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_i32_s0(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_i32_s1(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel void mul_i32_strided(global int *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  int v0 = (int)(x0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_i32(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(whole_power(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(whole_power(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_i32_s0(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(whole_power(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(whole_power(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_i32_s1(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(whole_power(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(whole_power(x0, x1));
      out[i] = v0;
    }
  }
}
kernel void pow_i32_strided(global int *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  int v0 = (int)(whole_power(x0, x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_i32(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_i32_s0(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_i32_s1(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel void maximum_i32_strided(global int *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  int v0 = (int)(x0 > x1 ? x0 : x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_i32(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_i32_s0(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_i32_s1(global int *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel void minimum_i32_strided(global int *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  int v0 = (int)(x0 < x1 ? x0 : x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_i32(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_i32_s0(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_i32_s1(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void eq_i32_strided(global uchar *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  uchar v0 = (uchar)((x0 == x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_i32(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_i32_s0(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_i32_s1(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ne_i32_strided(global uchar *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  uchar v0 = (uchar)((x0 != x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_i32(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_i32_s0(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_i32_s1(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void lt_i32_strided(global uchar *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  uchar v0 = (uchar)((x0 < x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_i32(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_i32_s0(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_i32_s1(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void le_i32_strided(global uchar *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  uchar v0 = (uchar)((x0 <= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_i32(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_i32_s0(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_i32_s1(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void gt_i32_strided(global uchar *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  uchar v0 = (uchar)((x0 > x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_i32(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_i32_s0(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_i32_s1(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ge_i32_strided(global uchar *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  uchar v0 = (uchar)((x0 >= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_i32(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_i32_s0(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_i32_s1(global uchar *out, global const int *in0, global const int *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_and_i32_strided(global uchar *out, global const int *in0, global const int *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_i32(global int *out, global const int *in0, global const int *in1, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x1 <= p0 ? (int)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int v0 = (int)(x1 <= p0 ? (int)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_i32_s0(global int *out, global const int *in0, global const int *in1, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  int x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x1 <= p0 ? (int)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x1 = in1[i];
      int v0 = (int)(x1 <= p0 ? (int)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_i32_s1(global int *out, global const int *in0, global const int *in1, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  int x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x1 <= p0 ? (int)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x1 <= p0 ? (int)0 : x0);
      out[i] = v0;
    }
  }
}
kernel void threshold_backward_i32_strided(global int *out, global const int *in0, global const int *in1, const int p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  int v0 = (int)(x1 <= p0 ? (int)0 : x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void where_i32(global int *out, global const uchar *in0, global const int *in1, global const int *in2, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      int x1 = in1[i];
      int x2 = in2[i];
      int v0 = (int)(x0 ? x1 : x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      int x1 = in1[i];
      int x2 = in2[i];
      int v0 = (int)(x0 ? x1 : x2);
      out[i] = v0;
    }
  }
}
kernel void where_i32_strided(global int *out, global const uchar *in0, global const int *in1, global const int *in2, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  uchar x0 = in0[at1];
  int x1 = in1[at2];
  int x2 = in2[at3];
  int v0 = (int)(x0 ? x1 : x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void addcmul_i32(global int *out, global const int *in0, global const int *in1, global const int *in2, const int p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int x2 = in2[i];
      int v0 = (int)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int x1 = in1[i];
      int x2 = in2[i];
      int v0 = (int)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  }
}
kernel void addcmul_i32_strided(global int *out, global const int *in0, global const int *in1, global const int *in2, const int p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  int x0 = in0[at1];
  int x1 = in1[at2];
  int x2 = in2[at3];
  int v0 = (int)(x0 + p0 * x1 * x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_b8_i32(global int *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_b8_i32_strided(global int *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  int v0 = (int)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_u8_i32(global int *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_u8_i32_strided(global int *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  int v0 = (int)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i32_i32(global int *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i32_i32_strided(global int *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  int v0 = (int)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i64_i32(global int *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i64_i32_strided(global int *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  int v0 = (int)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f32_i32(global int *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f32_i32_strided(global int *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  int v0 = (int)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void neg_i64(global long *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(-x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(-x0);
      out[i] = v0;
    }
  }
}
kernel void neg_i64_strided(global long *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  long v0 = (long)(-x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void abs_i64(global long *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 < 0 ? -x0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 < 0 ? -x0 : x0);
      out[i] = v0;
    }
  }
}
kernel void abs_i64_strided(global long *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  long v0 = (long)(x0 < 0 ? -x0 : x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sign_i64(global long *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)((long)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)((long)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  }
}
kernel void sign_i64_strided(global long *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  long v0 = (long)((long)((x0 > 0) - (x0 < 0)));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void relu_i64(global long *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 > 0 ? x0 : (long)0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 > 0 ? x0 : (long)0);
      out[i] = v0;
    }
  }
}
kernel void relu_i64_strided(global long *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  long v0 = (long)(x0 > 0 ? x0 : (long)0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_i64(global long *out, global const long *in0, const long p0, const long p1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(min(max(x0, p0), p1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(min(max(x0, p0), p1));
      out[i] = v0;
    }
  }
}
kernel void clamp_i64_strided(global long *out, global const long *in0, const long p0, const long p1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  long v0 = (long)(min(max(x0, p0), p1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_min_i64(global long *out, global const long *in0, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(max(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(max(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_min_i64_strided(global long *out, global const long *in0, const long p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  long v0 = (long)(max(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_max_i64(global long *out, global const long *in0, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(min(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(min(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_max_i64_strided(global long *out, global const long *in0, const long p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  long v0 = (long)(min(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void isnan_i64(global uchar *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((0) != 0);
      out[i] = v0;
    }
  }
}
kernel void isnan_i64_strided(global uchar *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  uchar v0 = (uchar)((0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_not_i64(global uchar *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_not_i64_strided(global uchar *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  uchar v0 = (uchar)((x0 == 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_i64(global long *out, global const long *in0, global const long *in1, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_i64_s0(global long *out, global const long *in0, global const long *in1, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_i64_s1(global long *out, global const long *in0, global const long *in1, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void add_i64_strided(global long *out, global const long *in0, global const long *in1, const long p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  long v0 = (long)(x0 + p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_i64(global long *out, global const long *in0, global const long *in1, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_i64_s0(global long *out, global const long *in0, global const long *in1, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_i64_s1(global long *out, global const long *in0, global const long *in1, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void sub_i64_strided(global long *out, global const long *in0, global const long *in1, const long p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  long v0 = (long)(x0 - p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_i64(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_i64_s0(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_i64_s1(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel void mul_i64_strided(global long *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  long v0 = (long)(x0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_i64(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(whole_power(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(whole_power(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_i64_s0(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(whole_power(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(whole_power(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_i64_s1(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(whole_power(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(whole_power(x0, x1));
      out[i] = v0;
    }
  }
}
kernel void pow_i64_strided(global long *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  long v0 = (long)(whole_power(x0, x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_i64(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_i64_s0(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_i64_s1(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 > x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel void maximum_i64_strided(global long *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  long v0 = (long)(x0 > x1 ? x0 : x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_i64(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_i64_s0(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_i64_s1(global long *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0 < x1 ? x0 : x1);
      out[i] = v0;
    }
  }
}
kernel void minimum_i64_strided(global long *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  long v0 = (long)(x0 < x1 ? x0 : x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_i64(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_i64_s0(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_i64_s1(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void eq_i64_strided(global uchar *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  uchar v0 = (uchar)((x0 == x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_i64(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_i64_s0(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_i64_s1(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ne_i64_strided(global uchar *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  uchar v0 = (uchar)((x0 != x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_i64(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_i64_s0(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_i64_s1(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void lt_i64_strided(global uchar *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  uchar v0 = (uchar)((x0 < x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_i64(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_i64_s0(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_i64_s1(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void le_i64_strided(global uchar *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  uchar v0 = (uchar)((x0 <= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_i64(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_i64_s0(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_i64_s1(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void gt_i64_strided(global uchar *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  uchar v0 = (uchar)((x0 > x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_i64(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_i64_s0(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_i64_s1(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ge_i64_strided(global uchar *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  uchar v0 = (uchar)((x0 >= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_i64(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_i64_s0(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_i64_s1(global uchar *out, global const long *in0, global const long *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_and_i64_strided(global uchar *out, global const long *in0, global const long *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_i64(global long *out, global const long *in0, global const long *in1, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x1 <= p0 ? (long)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long v0 = (long)(x1 <= p0 ? (long)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_i64_s0(global long *out, global const long *in0, global const long *in1, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x1 <= p0 ? (long)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x1 = in1[i];
      long v0 = (long)(x1 <= p0 ? (long)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_i64_s1(global long *out, global const long *in0, global const long *in1, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x1 <= p0 ? (long)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x1 <= p0 ? (long)0 : x0);
      out[i] = v0;
    }
  }
}
kernel void threshold_backward_i64_strided(global long *out, global const long *in0, global const long *in1, const long p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  long v0 = (long)(x1 <= p0 ? (long)0 : x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void where_i64(global long *out, global const uchar *in0, global const long *in1, global const long *in2, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      long x1 = in1[i];
      long x2 = in2[i];
      long v0 = (long)(x0 ? x1 : x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      long x1 = in1[i];
      long x2 = in2[i];
      long v0 = (long)(x0 ? x1 : x2);
      out[i] = v0;
    }
  }
}
kernel void where_i64_strided(global long *out, global const uchar *in0, global const long *in1, global const long *in2, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  uchar x0 = in0[at1];
  long x1 = in1[at2];
  long x2 = in2[at3];
  long v0 = (long)(x0 ? x1 : x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void addcmul_i64(global long *out, global const long *in0, global const long *in1, global const long *in2, const long p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long x2 = in2[i];
      long v0 = (long)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long x1 = in1[i];
      long x2 = in2[i];
      long v0 = (long)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  }
}
kernel void addcmul_i64_strided(global long *out, global const long *in0, global const long *in1, global const long *in2, const long p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  long x0 = in0[at1];
  long x1 = in1[at2];
  long x2 = in2[at3];
  long v0 = (long)(x0 + p0 * x1 * x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_b8_i64(global long *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_b8_i64_strided(global long *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  long v0 = (long)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_u8_i64(global long *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_u8_i64_strided(global long *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  long v0 = (long)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i32_i64(global long *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i32_i64_strided(global long *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  long v0 = (long)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i64_i64(global long *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i64_i64_strided(global long *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  long v0 = (long)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f32_i64(global long *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f32_i64_strided(global long *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  long v0 = (long)(x0);
  out[at0] = v0;
}
// Some devices' tanh stays  little below 1 at infinity, which times infinity is not what it should be.
static inline float whole_tanh_f32(float x) { return fabs(x) > 20 ? copysign((float)1, x) : tanh(x); }

static inline float gelu_tanh_slope_f32(float x) {
  float inner = (float)0.79788456080286535588 * (x + (float)0.044715 * x * x * x);
  float t = whole_tanh_f32(inner);
  float slope = (float)0.79788456080286535588 * ((float)1 + (float)3 * (float)0.044715 * x * x);
  return (float)0.5 * ((float)1 + t) + (float)0.5 * x * ((float)1 - t * t) * slope;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void neg_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(-x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(-x0);
      out[i] = v0;
    }
  }
}
kernel void neg_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(-x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void abs_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(fabs(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(fabs(x0));
      out[i] = v0;
    }
  }
}
kernel void abs_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(fabs(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void exp_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(exp(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(exp(x0));
      out[i] = v0;
    }
  }
}
kernel void exp_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(exp(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void log_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(log(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(log(x0));
      out[i] = v0;
    }
  }
}
kernel void log_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(log(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sqrt_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(sqrt(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(sqrt(x0));
      out[i] = v0;
    }
  }
}
kernel void sqrt_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(sqrt(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void rsqrt_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)1 / sqrt(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)1 / sqrt(x0));
      out[i] = v0;
    }
  }
}
kernel void rsqrt_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)((float)1 / sqrt(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void reciprocal_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)1 / x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)1 / x0);
      out[i] = v0;
    }
  }
}
kernel void reciprocal_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)((float)1 / x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sin_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(sin(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(sin(x0));
      out[i] = v0;
    }
  }
}
kernel void sin_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(sin(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void cos_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(cos(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(cos(x0));
      out[i] = v0;
    }
  }
}
kernel void cos_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(cos(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void tanh_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(tanh(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(tanh(x0));
      out[i] = v0;
    }
  }
}
kernel void tanh_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(tanh(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sigmoid_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)1 / ((float)1 + exp(-x0)));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)1 / ((float)1 + exp(-x0)));
      out[i] = v0;
    }
  }
}
kernel void sigmoid_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)((float)1 / ((float)1 + exp(-x0)));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sign_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  }
}
kernel void sign_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)((float)((x0 > 0) - (x0 < 0)));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void relu_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 || x0 > 0 ? x0 : (float)0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 || x0 > 0 ? x0 : (float)0);
      out[i] = v0;
    }
  }
}
kernel void relu_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(x0 != x0 || x0 > 0 ? x0 : (float)0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * (float)0.5 * ((float)1 + erf(x0 * (float)0.70710678118654752440)));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * (float)0.5 * ((float)1 + erf(x0 * (float)0.70710678118654752440)));
      out[i] = v0;
    }
  }
}
kernel void gelu_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(x0 * (float)0.5 * ((float)1 + erf(x0 * (float)0.70710678118654752440)));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_tanh_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)0.5 * x0 * ((float)1 + whole_tanh_f32((float)0.79788456080286535588 * (x0 + (float)0.044715 * x0 * x0 * x0))));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)((float)0.5 * x0 * ((float)1 + whole_tanh_f32((float)0.79788456080286535588 * (x0 + (float)0.044715 * x0 * x0 * x0))));
      out[i] = v0;
    }
  }
}
kernel void gelu_tanh_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)((float)0.5 * x0 * ((float)1 + whole_tanh_f32((float)0.79788456080286535588 * (x0 + (float)0.044715 * x0 * x0 * x0))));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_f32(global float *out, global const float *in0, const float p0, const float p1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : fmin(fmax(x0, p0), p1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : fmin(fmax(x0, p0), p1));
      out[i] = v0;
    }
  }
}
kernel void clamp_f32_strided(global float *out, global const float *in0, const float p0, const float p1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(x0 != x0 ? x0 : fmin(fmax(x0, p0), p1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_min_f32(global float *out, global const float *in0, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : fmax(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : fmax(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_min_f32_strided(global float *out, global const float *in0, const float p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(x0 != x0 ? x0 : fmax(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_max_f32(global float *out, global const float *in0, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : fmin(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : fmin(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_max_f32_strided(global float *out, global const float *in0, const float p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(x0 != x0 ? x0 : fmin(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void isnan_f32(global uchar *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 != x0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 != x0) != 0);
      out[i] = v0;
    }
  }
}
kernel void isnan_f32_strided(global uchar *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  uchar v0 = (uchar)((x0 != x0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_not_f32(global uchar *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_not_f32_strided(global uchar *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  uchar v0 = (uchar)((x0 == 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_f32(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_f32_s0(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_f32_s1(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void add_f32_strided(global float *out, global const float *in0, global const float *in1, const float p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 + p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_f32(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_f32_s0(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_f32_s1(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void sub_f32_strided(global float *out, global const float *in0, global const float *in1, const float p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 - p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_f32(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_f32_s0(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_f32_s1(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel void mul_f32_strided(global float *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void div_f32(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 / x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 / x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void div_f32_s0(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 / x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 / x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void div_f32_s1(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 / x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 / x1);
      out[i] = v0;
    }
  }
}
kernel void div_f32_strided(global float *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 / x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_f32(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(pow(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(pow(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_f32_s0(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(pow(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(pow(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_f32_s1(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(pow(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(pow(x0, x1));
      out[i] = v0;
    }
  }
}
kernel void pow_f32_strided(global float *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(pow(x0, x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_f32(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_f32_s0(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_f32_s1(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  }
}
kernel void maximum_f32_strided(global float *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_f32(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_f32_s0(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_f32_s1(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  }
}
kernel void minimum_f32_strided(global float *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_f32(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_f32_s0(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_f32_s1(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void eq_f32_strided(global uchar *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  uchar v0 = (uchar)((x0 == x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_f32(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_f32_s0(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_f32_s1(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ne_f32_strided(global uchar *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  uchar v0 = (uchar)((x0 != x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_f32(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_f32_s0(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_f32_s1(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void lt_f32_strided(global uchar *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  uchar v0 = (uchar)((x0 < x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_f32(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_f32_s0(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_f32_s1(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void le_f32_strided(global uchar *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  uchar v0 = (uchar)((x0 <= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_f32(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_f32_s0(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_f32_s1(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void gt_f32_strided(global uchar *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  uchar v0 = (uchar)((x0 > x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_f32(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_f32_s0(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_f32_s1(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ge_f32_strided(global uchar *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  uchar v0 = (uchar)((x0 >= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_f32(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_f32_s0(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_f32_s1(global uchar *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_and_f32_strided(global uchar *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_f32(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x1 <= p0 ? (float)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x1 <= p0 ? (float)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_f32_s0(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x1 <= p0 ? (float)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x1 <= p0 ? (float)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_f32_s1(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x1 <= p0 ? (float)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x1 <= p0 ? (float)0 : x0);
      out[i] = v0;
    }
  }
}
kernel void threshold_backward_f32_strided(global float *out, global const float *in0, global const float *in1, const float p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x1 <= p0 ? (float)0 : x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sigmoid_backward_f32(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)1 - x1) * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)1 - x1) * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sigmoid_backward_f32_s0(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)1 - x1) * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)1 - x1) * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sigmoid_backward_f32_s1(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * ((float)1 - x1) * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * ((float)1 - x1) * x1);
      out[i] = v0;
    }
  }
}
kernel void sigmoid_backward_f32_strided(global float *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 * ((float)1 - x1) * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void tanh_backward_f32(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)1 - x1 * x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)1 - x1 * x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void tanh_backward_f32_s0(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)1 - x1 * x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)1 - x1 * x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void tanh_backward_f32_s1(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * ((float)1 - x1 * x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * ((float)1 - x1 * x1));
      out[i] = v0;
    }
  }
}
kernel void tanh_backward_f32_strided(global float *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 * ((float)1 - x1 * x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_backward_f32(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)0.5 * ((float)1 + erf(x1 * (float)0.70710678118654752440)) + x1 * exp((float)-0.5 * x1 * x1) * (float)0.39894228040143267794));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)0.5 * ((float)1 + erf(x1 * (float)0.70710678118654752440)) + x1 * exp((float)-0.5 * x1 * x1) * (float)0.39894228040143267794));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_backward_f32_s0(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)0.5 * ((float)1 + erf(x1 * (float)0.70710678118654752440)) + x1 * exp((float)-0.5 * x1 * x1) * (float)0.39894228040143267794));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * ((float)0.5 * ((float)1 + erf(x1 * (float)0.70710678118654752440)) + x1 * exp((float)-0.5 * x1 * x1) * (float)0.39894228040143267794));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_backward_f32_s1(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * ((float)0.5 * ((float)1 + erf(x1 * (float)0.70710678118654752440)) + x1 * exp((float)-0.5 * x1 * x1) * (float)0.39894228040143267794));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * ((float)0.5 * ((float)1 + erf(x1 * (float)0.70710678118654752440)) + x1 * exp((float)-0.5 * x1 * x1) * (float)0.39894228040143267794));
      out[i] = v0;
    }
  }
}
kernel void gelu_backward_f32_strided(global float *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 * ((float)0.5 * ((float)1 + erf(x1 * (float)0.70710678118654752440)) + x1 * exp((float)-0.5 * x1 * x1) * (float)0.39894228040143267794));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_tanh_backward_f32(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * gelu_tanh_slope_f32(x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(x0 * gelu_tanh_slope_f32(x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_tanh_backward_f32_s0(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * gelu_tanh_slope_f32(x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(x0 * gelu_tanh_slope_f32(x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_tanh_backward_f32_s1(global float *out, global const float *in0, global const float *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * gelu_tanh_slope_f32(x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0 * gelu_tanh_slope_f32(x1));
      out[i] = v0;
    }
  }
}
kernel void gelu_tanh_backward_f32_strided(global float *out, global const float *in0, global const float *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(x0 * gelu_tanh_slope_f32(x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void where_f32(global float *out, global const uchar *in0, global const float *in1, global const float *in2, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      float x1 = in1[i];
      float x2 = in2[i];
      float v0 = (float)(x0 ? x1 : x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      float x1 = in1[i];
      float x2 = in2[i];
      float v0 = (float)(x0 ? x1 : x2);
      out[i] = v0;
    }
  }
}
kernel void where_f32_strided(global float *out, global const uchar *in0, global const float *in1, global const float *in2, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  uchar x0 = in0[at1];
  float x1 = in1[at2];
  float x2 = in2[at3];
  float v0 = (float)(x0 ? x1 : x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void addcmul_f32(global float *out, global const float *in0, global const float *in1, global const float *in2, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float x2 = in2[i];
      float v0 = (float)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float x2 = in2[i];
      float v0 = (float)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  }
}
kernel void addcmul_f32_strided(global float *out, global const float *in0, global const float *in1, global const float *in2, const float p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float x2 = in2[at3];
  float v0 = (float)(x0 + p0 * x1 * x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void addcdiv_f32(global float *out, global const float *in0, global const float *in1, global const float *in2, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float x2 = in2[i];
      float v0 = (float)(x0 + p0 * x1 / x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float x2 = in2[i];
      float v0 = (float)(x0 + p0 * x1 / x2);
      out[i] = v0;
    }
  }
}
kernel void addcdiv_f32_strided(global float *out, global const float *in0, global const float *in1, global const float *in2, const float p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float x2 = in2[at3];
  float v0 = (float)(x0 + p0 * x1 / x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lerp_f32(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(fabs(p0) < (float)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((float)1 - p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float x1 = in1[i];
      float v0 = (float)(fabs(p0) < (float)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((float)1 - p0));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lerp_f32_s0(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  float x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(fabs(p0) < (float)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((float)1 - p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x1 = in1[i];
      float v0 = (float)(fabs(p0) < (float)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((float)1 - p0));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lerp_f32_s1(global float *out, global const float *in0, global const float *in1, const float p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  float x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(fabs(p0) < (float)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((float)1 - p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(fabs(p0) < (float)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((float)1 - p0));
      out[i] = v0;
    }
  }
}
kernel void lerp_f32_strided(global float *out, global const float *in0, global const float *in1, const float p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  float x0 = in0[at1];
  float x1 = in1[at2];
  float v0 = (float)(fabs(p0) < (float)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((float)1 - p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_b8_f32(global float *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_b8_f32_strided(global float *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  float v0 = (float)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_u8_f32(global float *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_u8_f32_strided(global float *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  float v0 = (float)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i32_f32(global float *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i32_f32_strided(global float *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  float v0 = (float)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i64_f32(global float *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i64_f32_strided(global float *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  float v0 = (float)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f32_f32(global float *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f32_f32_strided(global float *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  float v0 = (float)(x0);
  out[at0] = v0;
}

#ifdef HAS_DOUBLES
// Some devices' tanh stays  little below 1 at infinity, which times infinity is not what it should be.
static inline double whole_tanh_f64(double x) { return fabs(x) > 20 ? copysign((double)1, x) : tanh(x); }

static inline double gelu_tanh_slope_f64(double x) {
  double inner = (double)0.79788456080286535588 * (x + (double)0.044715 * x * x * x);
  double t = whole_tanh_f64(inner);
  double slope = (double)0.79788456080286535588 * ((double)1 + (double)3 * (double)0.044715 * x * x);
  return (double)0.5 * ((double)1 + t) + (double)0.5 * x * ((double)1 - t * t) * slope;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void neg_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(-x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(-x0);
      out[i] = v0;
    }
  }
}
kernel void neg_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(-x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void abs_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(fabs(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(fabs(x0));
      out[i] = v0;
    }
  }
}
kernel void abs_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(fabs(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void exp_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(exp(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(exp(x0));
      out[i] = v0;
    }
  }
}
kernel void exp_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(exp(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void log_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(log(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(log(x0));
      out[i] = v0;
    }
  }
}
kernel void log_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(log(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sqrt_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(sqrt(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(sqrt(x0));
      out[i] = v0;
    }
  }
}
kernel void sqrt_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(sqrt(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void rsqrt_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)1 / sqrt(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)1 / sqrt(x0));
      out[i] = v0;
    }
  }
}
kernel void rsqrt_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)((double)1 / sqrt(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void reciprocal_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)1 / x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)1 / x0);
      out[i] = v0;
    }
  }
}
kernel void reciprocal_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)((double)1 / x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sin_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(sin(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(sin(x0));
      out[i] = v0;
    }
  }
}
kernel void sin_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(sin(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void cos_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(cos(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(cos(x0));
      out[i] = v0;
    }
  }
}
kernel void cos_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(cos(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void tanh_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(tanh(x0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(tanh(x0));
      out[i] = v0;
    }
  }
}
kernel void tanh_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(tanh(x0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sigmoid_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)1 / ((double)1 + exp(-x0)));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)1 / ((double)1 + exp(-x0)));
      out[i] = v0;
    }
  }
}
kernel void sigmoid_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)((double)1 / ((double)1 + exp(-x0)));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sign_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)((x0 > 0) - (x0 < 0)));
      out[i] = v0;
    }
  }
}
kernel void sign_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)((double)((x0 > 0) - (x0 < 0)));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void relu_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 || x0 > 0 ? x0 : (double)0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 || x0 > 0 ? x0 : (double)0);
      out[i] = v0;
    }
  }
}
kernel void relu_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(x0 != x0 || x0 > 0 ? x0 : (double)0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * (double)0.5 * ((double)1 + erf(x0 * (double)0.70710678118654752440)));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * (double)0.5 * ((double)1 + erf(x0 * (double)0.70710678118654752440)));
      out[i] = v0;
    }
  }
}
kernel void gelu_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(x0 * (double)0.5 * ((double)1 + erf(x0 * (double)0.70710678118654752440)));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_tanh_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)0.5 * x0 * ((double)1 + whole_tanh_f64((double)0.79788456080286535588 * (x0 + (double)0.044715 * x0 * x0 * x0))));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)((double)0.5 * x0 * ((double)1 + whole_tanh_f64((double)0.79788456080286535588 * (x0 + (double)0.044715 * x0 * x0 * x0))));
      out[i] = v0;
    }
  }
}
kernel void gelu_tanh_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)((double)0.5 * x0 * ((double)1 + whole_tanh_f64((double)0.79788456080286535588 * (x0 + (double)0.044715 * x0 * x0 * x0))));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_f64(global double *out, global const double *in0, const double p0, const double p1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : fmin(fmax(x0, p0), p1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : fmin(fmax(x0, p0), p1));
      out[i] = v0;
    }
  }
}
kernel void clamp_f64_strided(global double *out, global const double *in0, const double p0, const double p1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(x0 != x0 ? x0 : fmin(fmax(x0, p0), p1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_min_f64(global double *out, global const double *in0, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : fmax(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : fmax(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_min_f64_strided(global double *out, global const double *in0, const double p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(x0 != x0 ? x0 : fmax(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void clamp_max_f64(global double *out, global const double *in0, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : fmin(x0, p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : fmin(x0, p0));
      out[i] = v0;
    }
  }
}
kernel void clamp_max_f64_strided(global double *out, global const double *in0, const double p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(x0 != x0 ? x0 : fmin(x0, p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void isnan_f64(global uchar *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 != x0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 != x0) != 0);
      out[i] = v0;
    }
  }
}
kernel void isnan_f64_strided(global uchar *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  uchar v0 = (uchar)((x0 != x0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_not_f64(global uchar *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 == 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_not_f64_strided(global uchar *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  uchar v0 = (uchar)((x0 == 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_f64(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_f64_s0(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void add_f64_s1(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 + p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 + p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void add_f64_strided(global double *out, global const double *in0, global const double *in1, const double p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 + p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_f64(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_f64_s0(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sub_f64_s1(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 - p0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 - p0 * x1);
      out[i] = v0;
    }
  }
}
kernel void sub_f64_strided(global double *out, global const double *in0, global const double *in1, const double p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 - p0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_f64(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_f64_s0(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void mul_f64_s1(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * x1);
      out[i] = v0;
    }
  }
}
kernel void mul_f64_strided(global double *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void div_f64(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 / x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 / x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void div_f64_s0(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 / x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 / x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void div_f64_s1(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 / x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 / x1);
      out[i] = v0;
    }
  }
}
kernel void div_f64_strided(global double *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 / x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_f64(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(pow(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(pow(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_f64_s0(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(pow(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(pow(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void pow_f64_s1(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(pow(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(pow(x0, x1));
      out[i] = v0;
    }
  }
}
kernel void pow_f64_strided(global double *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(pow(x0, x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_f64(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_f64_s0(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void maximum_f64_s1(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
      out[i] = v0;
    }
  }
}
kernel void maximum_f64_strided(global double *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmax(x0, x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_f64(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_f64_s0(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void minimum_f64_s1(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
      out[i] = v0;
    }
  }
}
kernel void minimum_f64_strided(global double *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 != x0 ? x0 : x1 != x1 ? x1 : fmin(x0, x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_f64(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_f64_s0(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void eq_f64_s1(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 == x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void eq_f64_strided(global uchar *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  uchar v0 = (uchar)((x0 == x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_f64(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_f64_s0(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ne_f64_s1(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 != x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ne_f64_strided(global uchar *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  uchar v0 = (uchar)((x0 != x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_f64(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_f64_s0(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lt_f64_s1(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 < x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void lt_f64_strided(global uchar *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  uchar v0 = (uchar)((x0 < x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_f64(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_f64_s0(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void le_f64_s1(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 <= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void le_f64_strided(global uchar *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  uchar v0 = (uchar)((x0 <= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_f64(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_f64_s0(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gt_f64_s1(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 > x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void gt_f64_strided(global uchar *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  uchar v0 = (uchar)((x0 > x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_f64(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_f64_s0(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void ge_f64_s1(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 >= x1) != 0);
      out[i] = v0;
    }
  }
}
kernel void ge_f64_strided(global uchar *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  uchar v0 = (uchar)((x0 >= x1) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_f64(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_f64_s0(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void logical_and_f64_s1(global uchar *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
      out[i] = v0;
    }
  }
}
kernel void logical_and_f64_strided(global uchar *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  uchar v0 = (uchar)((x0 != 0 && x1 != 0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_f64(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x1 <= p0 ? (double)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x1 <= p0 ? (double)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_f64_s0(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x1 <= p0 ? (double)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x1 <= p0 ? (double)0 : x0);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void threshold_backward_f64_s1(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x1 <= p0 ? (double)0 : x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x1 <= p0 ? (double)0 : x0);
      out[i] = v0;
    }
  }
}
kernel void threshold_backward_f64_strided(global double *out, global const double *in0, global const double *in1, const double p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x1 <= p0 ? (double)0 : x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sigmoid_backward_f64(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)1 - x1) * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)1 - x1) * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sigmoid_backward_f64_s0(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)1 - x1) * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)1 - x1) * x1);
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void sigmoid_backward_f64_s1(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * ((double)1 - x1) * x1);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * ((double)1 - x1) * x1);
      out[i] = v0;
    }
  }
}
kernel void sigmoid_backward_f64_strided(global double *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 * ((double)1 - x1) * x1);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void tanh_backward_f64(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)1 - x1 * x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)1 - x1 * x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void tanh_backward_f64_s0(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)1 - x1 * x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)1 - x1 * x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void tanh_backward_f64_s1(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * ((double)1 - x1 * x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * ((double)1 - x1 * x1));
      out[i] = v0;
    }
  }
}
kernel void tanh_backward_f64_strided(global double *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 * ((double)1 - x1 * x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_backward_f64(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)0.5 * ((double)1 + erf(x1 * (double)0.70710678118654752440)) + x1 * exp((double)-0.5 * x1 * x1) * (double)0.39894228040143267794));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)0.5 * ((double)1 + erf(x1 * (double)0.70710678118654752440)) + x1 * exp((double)-0.5 * x1 * x1) * (double)0.39894228040143267794));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_backward_f64_s0(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)0.5 * ((double)1 + erf(x1 * (double)0.70710678118654752440)) + x1 * exp((double)-0.5 * x1 * x1) * (double)0.39894228040143267794));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * ((double)0.5 * ((double)1 + erf(x1 * (double)0.70710678118654752440)) + x1 * exp((double)-0.5 * x1 * x1) * (double)0.39894228040143267794));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_backward_f64_s1(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * ((double)0.5 * ((double)1 + erf(x1 * (double)0.70710678118654752440)) + x1 * exp((double)-0.5 * x1 * x1) * (double)0.39894228040143267794));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * ((double)0.5 * ((double)1 + erf(x1 * (double)0.70710678118654752440)) + x1 * exp((double)-0.5 * x1 * x1) * (double)0.39894228040143267794));
      out[i] = v0;
    }
  }
}
kernel void gelu_backward_f64_strided(global double *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 * ((double)0.5 * ((double)1 + erf(x1 * (double)0.70710678118654752440)) + x1 * exp((double)-0.5 * x1 * x1) * (double)0.39894228040143267794));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_tanh_backward_f64(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * gelu_tanh_slope_f64(x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(x0 * gelu_tanh_slope_f64(x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_tanh_backward_f64_s0(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * gelu_tanh_slope_f64(x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(x0 * gelu_tanh_slope_f64(x1));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void gelu_tanh_backward_f64_s1(global double *out, global const double *in0, global const double *in1, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * gelu_tanh_slope_f64(x1));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0 * gelu_tanh_slope_f64(x1));
      out[i] = v0;
    }
  }
}
kernel void gelu_tanh_backward_f64_strided(global double *out, global const double *in0, global const double *in1, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(x0 * gelu_tanh_slope_f64(x1));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void where_f64(global double *out, global const uchar *in0, global const double *in1, global const double *in2, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      double x1 = in1[i];
      double x2 = in2[i];
      double v0 = (double)(x0 ? x1 : x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      double x1 = in1[i];
      double x2 = in2[i];
      double v0 = (double)(x0 ? x1 : x2);
      out[i] = v0;
    }
  }
}
kernel void where_f64_strided(global double *out, global const uchar *in0, global const double *in1, global const double *in2, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  uchar x0 = in0[at1];
  double x1 = in1[at2];
  double x2 = in2[at3];
  double v0 = (double)(x0 ? x1 : x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void addcmul_f64(global double *out, global const double *in0, global const double *in1, global const double *in2, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double x2 = in2[i];
      double v0 = (double)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double x2 = in2[i];
      double v0 = (double)(x0 + p0 * x1 * x2);
      out[i] = v0;
    }
  }
}
kernel void addcmul_f64_strided(global double *out, global const double *in0, global const double *in1, global const double *in2, const double p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double x2 = in2[at3];
  double v0 = (double)(x0 + p0 * x1 * x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void addcdiv_f64(global double *out, global const double *in0, global const double *in1, global const double *in2, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  in2 += run.offsets[3];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double x2 = in2[i];
      double v0 = (double)(x0 + p0 * x1 / x2);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double x2 = in2[i];
      double v0 = (double)(x0 + p0 * x1 / x2);
      out[i] = v0;
    }
  }
}
kernel void addcdiv_f64_strided(global double *out, global const double *in0, global const double *in1, global const double *in2, const double p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  long at3 = layout.offsets[3];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
    at3 += along * layout.strides[3][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double x2 = in2[at3];
  double v0 = (double)(x0 + p0 * x1 / x2);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lerp_f64(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(fabs(p0) < (double)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((double)1 - p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double x1 = in1[i];
      double v0 = (double)(fabs(p0) < (double)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((double)1 - p0));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lerp_f64_s0(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  double x0 = in0[0];
  in1 += run.offsets[2];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(fabs(p0) < (double)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((double)1 - p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x1 = in1[i];
      double v0 = (double)(fabs(p0) < (double)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((double)1 - p0));
      out[i] = v0;
    }
  }
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void lerp_f64_s1(global double *out, global const double *in0, global const double *in1, const double p0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  in1 += run.offsets[2];
  double x1 = in1[0];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(fabs(p0) < (double)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((double)1 - p0));
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(fabs(p0) < (double)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((double)1 - p0));
      out[i] = v0;
    }
  }
}
kernel void lerp_f64_strided(global double *out, global const double *in0, global const double *in1, const double p0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  long at2 = layout.offsets[2];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
    at2 += along * layout.strides[2][d];
  }
  double x0 = in0[at1];
  double x1 = in1[at2];
  double v0 = (double)(fabs(p0) < (double)0.5 ? x0 + p0 * (x1 - x0) : x1 - (x1 - x0) * ((double)1 - p0));
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_b8_f64(global double *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_b8_f64_strided(global double *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  double v0 = (double)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_u8_f64(global double *out, global const uchar *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      uchar x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_u8_f64_strided(global double *out, global const uchar *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  uchar x0 = in0[at1];
  double v0 = (double)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i32_f64(global double *out, global const int *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      int x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i32_f64_strided(global double *out, global const int *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  int x0 = in0[at1];
  double v0 = (double)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_i64_f64(global double *out, global const long *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      long x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_i64_f64_strided(global double *out, global const long *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  long x0 = in0[at1];
  double v0 = (double)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f32_f64(global double *out, global const float *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      float x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f32_f64_strided(global double *out, global const float *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  float x0 = in0[at1];
  double v0 = (double)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f64_f64(global double *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      double v0 = (double)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f64_f64_strided(global double *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  double v0 = (double)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f64_b8(global uchar *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)((x0) != 0);
      out[i] = v0;
    }
  }
}
kernel void copy_f64_b8_strided(global uchar *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  uchar v0 = (uchar)((x0) != 0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f64_u8(global uchar *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      uchar v0 = (uchar)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f64_u8_strided(global uchar *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  uchar v0 = (uchar)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f64_i32(global int *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      int v0 = (int)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f64_i32_strided(global int *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  int v0 = (int)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f64_i64(global long *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      long v0 = (long)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f64_i64_strided(global long *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  long v0 = (long)(x0);
  out[at0] = v0;
}
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void copy_f64_f32(global float *out, global const double *in0, const Run run) {
  out += run.offsets[0];
  in0 += run.offsets[1];
  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);
  if (start + GROUP * ITEMS <= run.count) {
    for (int k = 0; k < ITEMS; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  } else {
    for (int k = 0; k < ITEMS && first + k * GROUP < run.count; k++) {
      long i = first + k * GROUP;
      double x0 = in0[i];
      float v0 = (float)(x0);
      out[i] = v0;
    }
  }
}
kernel void copy_f64_f32_strided(global float *out, global const double *in0, const long count, const Layout layout) {
  long i = get_global_id(0);
  if (i >= count) return;
  long at0 = layout.offsets[0];
  long at1 = layout.offsets[1];
  for (int d = layout.dims - 1; d >= 0; d--) {
    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];
    i = rest;
    at0 += along * layout.strides[0][d];
    at1 += along * layout.strides[1][d];
  }
  double x0 = in0[at1];
  float v0 = (float)(x0);
  out[at0] = v0;
}
#endif
