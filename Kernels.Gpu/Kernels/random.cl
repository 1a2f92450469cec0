// Random numbers by Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011), the same on every device: block b of a draw is
// philox(counter = offset + b, key = seed). No products are contracted with sums: the numbers are the host's to the last bit where only these are used.
#pragma OPENCL FP_CONTRACT OFF

static inline uint4 philox(ulong counter, ulong seed) {
  uint4 c = (uint4)((uint)counter, (uint)(counter >> 32), 0, 0);
  uint k0 = (uint)seed, k1 = (uint)(seed >> 32);
  for (int round = 0; round < 10; round++) {
    uint hi0 = mul_hi(0xD2511F53u, c.x), lo0 = 0xD2511F53u * c.x;
    uint hi1 = mul_hi(0xCD9E8D57u, c.z), lo1 = 0xCD9E8D57u * c.z;
    c = (uint4)(hi1 ^ c.y ^ k0, lo1, hi0 ^ c.w ^ k1, lo0);
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  return c;
}

// Element i of a draw of float32 takes word i % 4 of block i / 4; of float64 words 2 * (i % 2) and the next of block i / 2. Upper bits count.
static inline float unit_f32(uint word) { return (float)(word >> 8) * 0x1p-24f; }

static inline uint word_of(uint4 block, int i) { return i == 0 ? block.x : i == 1 ? block.y : i == 2 ? block.z : block.w; }

// One work item draws a whole block: the results in row-major order, low + range * u, but no more than most: rounding must not reach the upper bound.
kernel void uniform_f32(global float *out, const ulong seed, const ulong offset, const float low, const float range, const float most, const long count) {
  long b = get_global_id(0);
  if (b * 4 >= count) return;
  uint4 block = philox(offset + b, seed);
  for (int i = 0; i < 4 && b * 4 + i < count; i++) out[b * 4 + i] = fmin(unit_f32(word_of(block, i)) * range + low, most);
}

// Pairs by Box and Muller: radius from the first word of a pair, angle from the second.
kernel void normal_f32(global float *out, const ulong seed, const ulong offset, const float mean, const float deviation, const long count) {
  long b = get_global_id(0);
  if (b * 4 >= count) return;
  uint4 block = philox(offset + b, seed);
  for (int pair = 0; pair < 2; pair++) {
    float radius = sqrt(-2.0f * log(1.0f - unit_f32(word_of(block, pair * 2))));
    float angle = 6.28318530717958647692f * unit_f32(word_of(block, pair * 2 + 1));
    long at = b * 4 + pair * 2;
    if (at < count) out[at] = radius * cos(angle) * deviation + mean;
    if (at + 1 < count) out[at + 1] = radius * sin(angle) * deviation + mean;
  }
}

#ifdef HAS_DOUBLES
static inline double unit_f64(uint high, uint low) { return (double)((((ulong)high << 32) | low) >> 11) * 0x1p-53; }

kernel void uniform_f64(global double *out, const ulong seed, const ulong offset, const double low, const double range, const double most, const long count) {
  long b = get_global_id(0);
  if (b * 2 >= count) return;
  uint4 block = philox(offset + b, seed);
  out[b * 2] = fmin(unit_f64(block.x, block.y) * range + low, most);
  if (b * 2 + 1 < count) out[b * 2 + 1] = fmin(unit_f64(block.z, block.w) * range + low, most);
}

kernel void normal_f64(global double *out, const ulong seed, const ulong offset, const double mean, const double deviation, const long count) {
  long b = get_global_id(0);
  if (b * 2 >= count) return;
  uint4 block = philox(offset + b, seed);
  double radius = sqrt(-2.0 * log(1.0 - unit_f64(block.x, block.y)));
  double angle = 6.28318530717958647692 * unit_f64(block.z, block.w);
  out[b * 2] = radius * cos(angle) * deviation + mean;
  if (b * 2 + 1 < count) out[b * 2 + 1] = radius * sin(angle) * deviation + mean;
}
#endif
