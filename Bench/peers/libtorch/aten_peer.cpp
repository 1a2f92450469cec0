// The other side of the small rows of `Bench -- aten`: whole operators of libtorch, called from C++, on tensors of one element. The protocol is that of
// ../aten_peer.py; times are processor time of the process, which other programs disturb less.
//
// Build, with TORCH the folder of torch's headers and libraries (Debian: /usr):
//   g++ -std=c++20 -O2 aten_peer.cpp -I$TORCH/include -I$TORCH/include/torch/csrc/api/include -L$TORCH/lib -ltorch -ltorch_cpu -lc10 -o aten_peer
#include <torch/torch.h>

#include <cstdio>
#include <ctime>
#include <iostream>
#include <sstream>
#include <string>

static double now() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

template <class F>
static double measure(double milliseconds, F&& body) {
  for (int i = 0; i < 10000; i++) body();
  long count = 0;
  const double start = now();
  do {
    for (int i = 0; i < 1000; i++) body();
    count += 1000;
  } while (now() - start < milliseconds * 1e6);
  return (now() - start) / count;
}

static double run(const std::string& row, double milliseconds) {
  at::Tensor a = at::ones({1}), b = at::ones({1});
  auto add = [&] { volatile auto kept = at::add(a, b).unsafeGetTensorImpl(); (void)kept; };
  if (row == "inference") {
    c10::InferenceMode guard;
    a = at::ones({1});
    b = at::ones({1});
    return measure(milliseconds, add);
  }
  if (row == "grad") {
    a.set_requires_grad(true);
    b.set_requires_grad(true);
  }
  return measure(milliseconds, add);
}

int main() {
  at::set_num_threads(1);
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "hello") {
      std::cout << "libtorch " << TORCH_VERSION << std::endl;
      continue;
    }
    std::istringstream words(line);
    std::string row;
    double milliseconds;
    words >> row >> milliseconds;
    std::cout << run(row, milliseconds) << std::endl;
  }
}
