// The other side of `Bench -- peers`: what libtorch's own dispatcher costs, through its public C++ API, row by row as it is asked.
// `Bench -- peers --libtorch DIR` builds and runs this; by hand, with TORCH the folder that has include/ and lib/ (Debian: /usr):
//   g++ -std=c++20 -O3 -DNDEBUG dispatch_peer.cpp -I$TORCH/include -I$TORCH/include/torch/csrc/api/include -L$TORCH/lib -ltorch -ltorch_cpu -lc10 -o dispatch_peer
//
// A conversation over standard input and output, one line each way:
//   hello            what this is
//   rows             the names of the rows that this libtorch has
//   ROW MS           nanoseconds of one operation (ROW memory: bytes), measured for about MS milliseconds of the thread's processor time
//   ROW instructions user-space instructions of one operation, or -1 where they cannot be counted
// Every number includes the loop around the operation, on both sides.
#include "dispatch_peer.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/record_function.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/library.h>
#include <torch/version.h>

// The fallback of autograd keys is a kernel since 2.1; before, those keys fall through.
#define HAS_AUTOGRAD_FALLBACK (TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 1))
#if HAS_AUTOGRAD_FALLBACK
#include <torch/csrc/autograd/autograd_not_implemented_fallback.h>
#endif

#include <iostream>
#include <memory>
#include <random>
#include <sstream>

using at::Tensor;
using c10::DispatchKey;
using c10::DispatchKeySet;
using c10::Dispatcher;
using c10::OperatorHandle;

// ---------------------------------------------------------------- operators that do nothing
static NOINLINE void nothing1(const Tensor& a) { keep(&a); }
static NOINLINE void nothing2(const Tensor& a, const Tensor& b) { keep(&a); keep(&b); }
static NOINLINE void nothing4(const Tensor& a, const Tensor& b, const Tensor& c, const Tensor& d) { keep(&a); keep(&b); keep(&c); keep(&d); }
static NOINLINE void nothingList(at::TensorList list) { keep(list.data()); }
// Leaves its arguments where they are, so that one stack serves any number of calls.
static void pass(const OperatorHandle& op, c10::Stack* stack) { keep(&op); keep(stack); }

template <class Signature = void(const Tensor&, const Tensor&)>
static c10::TypedOperatorHandle<Signature> find(const char* name) {
  return Dispatcher::singleton().findSchemaOrThrow(name, "").typed<Signature>();
}

// What PyTorch's generated autograd kernels do around the derivative: a guard, and on with the keys below.
static void guarded(DispatchKeySet keys, const Tensor& a, const Tensor& b) {
  static auto op = find("peer::guarded");
  at::AutoDispatchBelowADInplaceOrView guard;
  op.redispatch(keys & c10::after_autograd_keyset, a, b);
}
static void redispatching(DispatchKeySet keys, const Tensor& a, const Tensor& b) {
  static auto op = find("peer::redispatching");
  op.redispatch(keys & c10::after_ADInplaceOrView_keyset, a, b);
}

TORCH_LIBRARY(peer, m) {
  m.def("noop(Tensor a, Tensor b) -> ()");
  m.def("noop1(Tensor a) -> ()");
  m.def("noop4(Tensor a, Tensor b, Tensor c, Tensor d) -> ()");
  m.def("nooplist(Tensor[] list) -> ()");
  m.def("boxed(Tensor a, Tensor b) -> ()");
  m.def("handback(Tensor a, Tensor b) -> (Tensor, Tensor)");
  m.def("through(Tensor a, Tensor b) -> ()");
  m.def("guarded(Tensor a, Tensor b) -> ()");
  m.def("redispatching(Tensor a, Tensor b) -> ()");
}
TORCH_LIBRARY_IMPL(peer, CPU, m) {
  m.impl("noop", TORCH_FN(nothing2));
  m.impl("noop1", TORCH_FN(nothing1));
  m.impl("noop4", TORCH_FN(nothing4));
  m.impl("nooplist", TORCH_FN(nothingList));
  m.impl("boxed", torch::CppFunction::makeFromBoxedFunction<&pass>());
  m.impl("handback", torch::CppFunction::makeFromBoxedFunction<&pass>());
  m.impl("through", TORCH_FN(nothing2));
  m.impl("guarded", TORCH_FN(nothing2));
  m.impl("redispatching", TORCH_FN(nothing2));
}
TORCH_LIBRARY_IMPL(peer, AutogradCPU, m) {
  m.impl("through", torch::CppFunction::makeFallthrough());
  m.impl("guarded", TORCH_FN(guarded));
  m.impl("redispatching", TORCH_FN(redispatching));
}

// ---------------------------------------------------------------- the choice
// The keysets of Workloads/KeySetWorkload.cs, from the same generator and seed.
static std::vector<DispatchKeySet> randomSets(size_t count) {
  using D = DispatchKey;
#if TORCH_VERSION_MAJOR >= 2
#define BACKEND(b) {D::b, D::Sparse##b, D::SparseCsr##b, D::Quantized##b, D::NestedTensor##b, D::Autograd##b}
#else  // where the compressed layout is not yet there for every backend
#define BACKEND(b) {D::b, D::Sparse##b, D::Sparse##b, D::Quantized##b, D::NestedTensor##b, D::Autograd##b}
#endif
  static const D backends[7][6] = {BACKEND(CPU), BACKEND(CUDA), BACKEND(Meta), BACKEND(XLA), BACKEND(MPS), BACKEND(XPU), BACKEND(PrivateUse1)};
  std::mt19937 random(12345);
  auto draw = [&] { return int(random() % 100); };
  std::vector<DispatchKeySet> sets(count);
  for (auto& set : sets) {
    const int tensors = draw() < 10 ? 2 : 1;
    for (int t = 0; t < tensors; t++) {
      const int b = draw(), f = draw();
      const auto& keys = backends[b < 45 ? 0 : b < 78 ? 1 : b < 84 ? 2 : b < 88 ? 3 : b < 92 ? 4 : b < 96 ? 5 : 6];
      set = set.add(keys[f < 78 ? 0 : f < 85 ? 1 : f < 90 ? 2 : f < 95 ? 3 : 4]);
      if (draw() < 70) set = set.add(keys[5]).add(D::ADInplaceOrView);
    }
    if (draw() < 8) set = set.add(D::Python).add(D::PythonTLSSnapshot);
    if (draw() < 4) set = set.add(D::Functionalize);
    if (draw() < 3) set = set.add(D::Conjugate);
    if (draw() < 2) set = set.add(D::Negative);
    if (draw() < 3) set = set.add(D::FuncTorchBatched);
  }
  return sets;
}

// Thread state, fallthrough mask and table slot. Newer versions have a method for a union already made; before, the same is done to one mask by hand.
template <class Extractor>
static inline int choose(const Extractor& extractor, DispatchKeySet mask, DispatchKeySet set) {
  if constexpr (requires { extractor.getDispatchKeySetFromRawDispatchKeySet(set); })
    return extractor.getDispatchKeySetFromRawDispatchKeySet(set).getDispatchTableIndexForDispatchKeySet();
  else
    return c10::impl::computeDispatchKeySet(set, mask).getDispatchTableIndexForDispatchKeySet();
}

static double choice(const Meter& meter, const std::vector<DispatchKeySet>& sets) {
  static const auto schema = torch::schema("peer::choice(Tensor a, Tensor b) -> ()");
  static auto extractor = c10::DispatchKeyExtractor::make(schema);
  DispatchKeySet mask(DispatchKeySet::FULL);
  for (auto key : {DispatchKey::BackendSelect, DispatchKey::ADInplaceOrView}) {
    extractor.setOperatorHasFallthroughForKey(key, true);
    mask = mask.remove(key);
  }
  const auto* data = sets.data();
  const size_t last = sets.size() - 1;
  return meter([&, e = &extractor](long i) { keep(choose(*e, mask, data[i & last])); }, 1000);
}

// ---------------------------------------------------------------- registration
// As RegistrationLoops.cs does: the schema's text parsed and defined, kernels for CPU, CUDA and Autograd; `what` says which part is the answer.
static double registration(const Meter& meter, const std::string& what) {
  if (meter.counts) return -1;
  const int count = 1000;
  std::vector<std::string> names, texts;
  for (int i = 0; i < count; i++) {
    names.push_back("op" + std::to_string(i));
    texts.push_back(names.back() + "(Tensor a, Tensor b) -> ()");
  }
  const double begin = processorTime();
  double fastest = 1e300;
  int rounds = 0;
  do {
    const auto heap = heapInUse();
    auto library = std::make_unique<torch::Library>(torch::Library::DEF, "peerreg", c10::optional<DispatchKey>{}, __FILE__, __LINE__);
    const double start = processorTime();
    for (auto& text : texts) library->def(text.c_str());
    const double defined = processorTime();
    for (auto& name : names) {
      library->impl(name.c_str(), torch::dispatch(DispatchKey::CPU, TORCH_FN(nothing2)));
      library->impl(name.c_str(), torch::dispatch(DispatchKey::CUDA, TORCH_FN(nothing2)));
      library->impl(name.c_str(), torch::dispatch(DispatchKey::Autograd, TORCH_FN(nothing2)));
    }
    const double registered = processorTime();
    const double bytes = double(heapInUse() - heap);
    library.reset();
    const double released = processorTime();
    // The first round grows tables that stay.
    if (rounds++ > 0) fastest = std::min(fastest, what == "define" ? defined - start : what == "register" ? registered - start : what == "release" ? released - registered : bytes);
  } while (rounds < 2 || processorTime() - begin < meter.milliseconds * 1e6);
  return fastest / count;
}

// ---------------------------------------------------------------- rows
static std::unique_ptr<at::ObserverContext> observed(const at::RecordFunction&) { return nullptr; }
static void observedEnd(const at::RecordFunction&, at::ObserverContext*) {}

template <class Guard, class... Arguments>
static Row guardRow(const char* name, Arguments... arguments) {
  return {name, [=](const Meter& meter) { return meter([&](long) { Guard guard(arguments...); clobber(); }); }};
}

// A two-tensor call with thread state as below autograd, or as it is by default.
static Row callRow(const char* name, const char* op, bool belowAutograd) {
  return {name, [=](const Meter& meter) {
    const Tensor a = at::ones({1}), b = at::ones({1});
    const auto handle = find(op);
    std::unique_ptr<at::AutoDispatchBelowADInplaceOrView> guard;
    if (belowAutograd) guard = std::make_unique<at::AutoDispatchBelowADInplaceOrView>();
    return meter([&](long) { handle.call(a, b); });
  }};
}

#if HAS_AUTOGRAD_FALLBACK
static Row fallbackRow(const char* name, torch::autograd::AutogradFallbackMode mode, bool requiresGrad, bool boxed = false) {
  return {name, [=](const Meter& meter) {
    torch::autograd::setAutogradFallbackMode(mode);
    const Tensor a = at::ones({1});
    Tensor b = at::ones({1});
    b.set_requires_grad(requiresGrad);
    const auto op = find("peer::noop");
    const auto handback = Dispatcher::singleton().findSchemaOrThrow("peer::handback", "");
    c10::Stack stack{a, b};
    const double result = boxed ? meter([&](long) { handback.callBoxed(&stack); }) : meter([&](long) { op.call(a, b); });
    torch::autograd::setAutogradFallbackMode(torch::autograd::AutogradFallbackMode::Warn);
    return result;
  }};
}
#endif

static Row addRow(const char* name, bool inference, bool requiresGrad) {
  return {name, [=](const Meter& meter) {
    c10::InferenceMode guard(inference);
    Tensor a = at::ones({1}), b = at::ones({1});
    if (requiresGrad) {
      a.set_requires_grad(true);
      b.set_requires_grad(true);
    }
    return meter([&](long) { keep(at::add(a, b).unsafeGetTensorImpl()); }, 40);
  }};
}

static std::vector<Row> rows() {
  const Tensor a = at::ones({1}), b = at::ones({1});
  const DispatchKeySet cpu(DispatchKey::CPU);
  using Below = at::AutoDispatchBelowADInplaceOrView;
  std::vector<Row> all = {
      {"choice-1", [](const Meter& m) {
         return choice(m, {DispatchKeySet({DispatchKey::CPU, DispatchKey::AutogradCPU, DispatchKey::ADInplaceOrView})});
       }},
      {"choice-1024", [](const Meter& m) { return choice(m, randomSets(1024)); }},
      {"choice-65536", [](const Meter& m) { return choice(m, randomSets(65536)); }},
      callRow("typed-2", "peer::noop", true),
      {"typed-1", [=](const Meter& m) {
         Below guard;
         const auto op = find<void(const Tensor&)>("peer::noop1");
         return m([&](long) { op.call(a); });
       }},
      {"typed-4", [=](const Meter& m) {
         Below guard;
         const auto op = find<void(const Tensor&, const Tensor&, const Tensor&, const Tensor&)>("peer::noop4");
         return m([&](long) { op.call(a, b, a, b); });
       }},
      {"typed-list", [=](const Meter& m) {
         Below guard;
         const auto op = find<void(at::TensorList)>("peer::nooplist");
         const std::vector<Tensor> list(8, a);
         return m([&](long) { op.call(list); });
       }},
      callRow("typed-boxed", "peer::boxed", true),
      callRow("autograd", "peer::guarded", false),
      callRow("autograd-redispatch", "peer::redispatching", false),
      callRow("fallthrough", "peer::through", false),
      {"redispatch", [=](const Meter& m) {
         const auto op = find("peer::noop");
         return m([&](long) { op.redispatch(cpu, a, b); });
       }},
      {"boxed-push", [=](const Meter& m) {
         Below guard;
         const auto op = find("peer::noop");
         c10::Stack stack;
         return m([&](long) { torch::jit::push(stack, a, b); op.callBoxed(&stack); });
       }},
      {"boxed", [=](const Meter& m) {
         Below guard;
         const auto op = Dispatcher::singleton().findSchemaOrThrow("peer::handback", "");
         c10::Stack stack{a, b};
         return m([&](long) { op.callBoxed(&stack); });
       }},
      {"boxed-redispatch", [=](const Meter& m) {
         const auto op = Dispatcher::singleton().findSchemaOrThrow("peer::handback", "");
         c10::Stack stack{a, b};
         return m([&](long) { op.redispatchBoxed(cpu, &stack); });
       }},
      guardRow<at::AutoDispatchBelowAutograd>("guard-exclude"),
      guardRow<c10::impl::IncludeDispatchKeyGuard>("guard-include", DispatchKey::Functionalize),
      {"guard-force", [](const Meter& m) {
         const DispatchKeySet included(DispatchKey::Functionalize), excluded = c10::autograd_dispatch_keyset;
#if TORCH_VERSION_MAJOR >= 2
         return m([=](long) { c10::impl::ForceDispatchKeyGuard guard(included, excluded); clobber(); });
#else
         auto sets = c10::impl::tls_local_dispatch_key_set();
         sets.included_ = included;
         sets.excluded_ = excluded;
         return m([=](long) { c10::impl::ForceDispatchKeyGuard guard(sets); clobber(); });
#endif
       }},
      guardRow<c10::InferenceMode>("guard-inference"),
      guardRow<at::NoGradGuard>("guard-nograd"),
      {"observer", [=](const Meter& m) {
         Below guard;
         const auto op = find("peer::noop");
         const auto callback = at::addGlobalCallback(at::RecordFunctionCallback(observed, observedEnd));
         const double result = m([&](long) { op.call(a, b); });
         at::removeCallback(callback);
         return result;
       }},
      addRow("add-inference", true, false),
      addRow("add-none", false, false),
      addRow("add-grad", false, true),
      {"define", [](const Meter& m) { return registration(m, "define"); }},
      {"register", [](const Meter& m) { return registration(m, "register"); }},
      {"release", [](const Meter& m) { return registration(m, "release"); }},
      {"memory", [](const Meter& m) { return registration(m, "memory"); }},
  };
#if HAS_AUTOGRAD_FALLBACK
  using Mode = torch::autograd::AutogradFallbackMode;
  all.push_back(fallbackRow("fallback-nothing", Mode::Nothing, false));
  all.push_back(fallbackRow("fallback-warn", Mode::Warn, false));
  all.push_back(fallbackRow("fallback-marked", Mode::Warn, true));
  all.push_back(fallbackRow("fallback-boxed", Mode::Nothing, false, true));
#endif
  return all;
}

int main() {
  at::set_num_threads(1);
  const auto all = rows();
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string name, what;
    words >> name >> what;
    if (name == "hello") {
      std::cout << "libtorch " << TORCH_VERSION << std::endl;
      continue;
    }
    if (name == "rows") {
      for (auto& row : all) std::cout << row.name << ' ';
      std::cout << std::endl;
      continue;
    }
    const auto row = std::find_if(all.begin(), all.end(), [&](const Row& r) { return name == r.name; });
    if (row == all.end()) {
      std::cout << "no row " << name << std::endl;
      continue;
    }
    const bool counts = what == "instructions";
    std::cout << row->run({counts, counts ? 0 : std::atof(what.c_str())}) << std::endl;
  }
}
