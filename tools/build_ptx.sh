#!/usr/bin/env bash
# Makes Kernels.Gpu/Kernels/*.ptx out of the OpenCL C sources beside them, with clang's nvptx64 target (sm_80, PTX 7.4) and libclc. The first lines of each file say what it was
# made of: the SHA-256 of the source (prelude.cl before it, as the program is put together at run time) and the compilers' versions; a test compares the hashes.
# Debian: apt-get install clang-19 libclc-19 llvm-19
set -euo pipefail
cd "$(dirname "$0")/../Kernels.Gpu/Kernels"
version=${LLVM_VERSION:-19}
clang=clang-$version
libclc=$(find /usr/lib/clc "/usr/lib/llvm-$version" -name nvptx64--nvidiacl.bc 2>/dev/null | head -n 1)
[ -n "$libclc" ] || { echo "libclc for nvptx64 is missing: apt-get install libclc-$version" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for source in *.cl; do
  name=${source%.cl}
  [ "$name" = prelude ] && continue
  cat prelude.cl "$source" > "$scratch/$source"
  "$clang" -x cl -cl-std=CL1.2 -target nvptx64-nvidia-cuda -Xclang -target-cpu -Xclang sm_80 -Xclang -target-feature -Xclang +ptx74 \
    -Xclang -finclude-default-header -fno-builtin -O2 -Xclang -mlink-builtin-bitcode -Xclang "$libclc" -Wno-linker-warnings -S -o "$scratch/$name.s" "$scratch/$source"
  {
    echo "// source-sha256: $(sha256sum "$scratch/$source" | cut -d' ' -f1)"
    echo "// compiler: $("$clang" --version | head -n 1); libclc: $(dpkg-query -W -f '${Package} ${Version}' "libclc-$version" 2>/dev/null || echo "$libclc")"
    cat "$scratch/$name.s"
  } > "$name.ptx"
  echo "$name.ptx: $(grep -c '\.entry' "$name.ptx") kernels, $(wc -c < "$name.ptx") bytes"
done
