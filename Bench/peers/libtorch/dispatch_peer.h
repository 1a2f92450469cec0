// How the rows of dispatch_peer.cpp are measured: by the thread's processor time, which other programs on the machine disturb less than the wall clock,
// or in instructions, counted one by one by single-stepping a forked child between two breakpoints, twice, with two lengths: the difference is free
// of what happens once.
#pragma once

#include <malloc.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#define NOINLINE __attribute__((noinline, aligned(64)))

/// Keeps a value alive.
template <class T>
static inline void keep(const T& value) { asm volatile("" : : "r"(value)); }
/// Everything in memory may have changed.
static inline void clobber() { asm volatile("" ::: "memory"); }
/// The same value, of which the compiler knows nothing.
template <class T>
static inline T opaque(T value) { asm volatile("" : "+r"(value)); return value; }

/// The thread's processor time in nanoseconds.
static inline double processorTime() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

/// Bytes that the heap has given out.
static inline long heapInUse() { return long(mallinfo2().uordblks); }

// One loop for each body, with the body in it: a compiler that makes a copy for each constant count leaves the body outside all of them.
#if defined(__clang__)
#define NOCLONE
#else
#define NOCLONE __attribute__((noclone))
#endif
template <class F>
static NOINLINE NOCLONE void repeat(F& body, long count) {
  for (long i = 0; i < count; i++) body(i);
}

#if defined(__x86_64__)
#define BREAKPOINT() asm volatile("int3" ::: "memory")
#else
#define BREAKPOINT() raise(SIGTRAP)
#endif

template <class F>
static long steps(F& body, long count) {
  const pid_t child = fork();
  if (child == 0) {
    if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(1);
    repeat(body, 3);
    BREAKPOINT();
    repeat(body, count);
    BREAKPOINT();
    _exit(0);
  }
  long counted = 0, result = -1;
  bool inside = false;
  for (int status; waitpid(child, &status, 0) == child && WIFSTOPPED(status);) {
    int signal = WSTOPSIG(status);
    if (signal == SIGTRAP) {
      siginfo_t info{};
      ptrace(PTRACE_GETSIGINFO, child, nullptr, &info);
      // A breakpoint comes from the kernel or from raise, a step says that it is one.
      if (info.si_code == TRAP_TRACE) counted++;
      else if (inside) result = counted, inside = false;
      else counted = 0, inside = true;
      signal = 0;
    }
    ptrace(inside ? PTRACE_SINGLESTEP : PTRACE_CONT, child, nullptr, reinterpret_cast<void*>(long(signal)));
  }
  return result;
}

/// How a row shall be measured.
struct Meter {
  bool counts;
  double milliseconds;

  /// Nanoseconds, or instructions, of one call of the body; `steps` is how many calls are stepped through.
  template <class F>
  double operator()(F body, long stepped = 60) const {
    if (counts) {
      const long few = steps(body, stepped / 5), many = steps(body, stepped);
      return few < 0 || many < 0 ? -1 : double(many - few) / double(stepped - stepped / 5);
    }
    const long chunk = 1000;
    repeat(body, chunk);
    long count = 0;
    const double start = processorTime();
    double now;
    do {
      repeat(body, chunk);
      count += chunk;
      now = processorTime();
    } while (now - start < milliseconds * 1e6);
    return (now - start) / count;
  }
};

struct Row {
  const char* name;
  std::function<double(const Meter&)> run;
};
