#!/usr/bin/env bash
# Makes one file of Bench for linux-x64 that needs no .NET where it runs: artifacts/bench/Bench. All of it but what needs an SDK or a peer's own packages
# (-p:CarriedBench=true); device kernels travel as OpenCL C and as PTX. Prints the command for the bare machine; fails when the file is larger than it may be.
set -euo pipefail
cd "$(dirname "$0")/.."

most=$((45 * 1000 * 1000))
out=artifacts/bench
rm -rf "$out"
# A build folder of its own: what other builds restored for this machine stays as it is.
dotnet publish Bench -c Release -r linux-x64 --self-contained --nologo -v quiet -o "$out" -p:CarriedBench=true --artifacts-path artifacts/bench-build
# Documentation and lists for builds come along; the program is the one file.
mv "$out/Bench" artifacts/Bench
rm -rf "$out"
mkdir -p "$out"
mv artifacts/Bench "$out/Bench"

bytes=$(stat -c %s "$out/Bench")
echo "$out/Bench: $((bytes / 1000000)) MB"
if [ "$bytes" -gt "$most" ]; then
  echo "that is more than $((most / 1000000)) MB"
  exit 1
fi

# It runs without a .NET of this machine, in an empty environment, or it is not what it should be.
(cd / && env -i PATH=/usr/bin:/bin DOTNET_ROOT=/nonexistent HOME=/nonexistent DOTNET_BUNDLE_EXTRACT_BASE_DIR="$(mktemp -d)" "$OLDPWD/$out/Bench" quick --filter 'choice, one keyset' >/dev/null)

cat <<'TEXT'
Copy it to the machine and run there:

  chmod +x Bench && ./Bench gpu --json gpu.json      # the first GPU; PyTorch beside it where python3 has it

then bring gpu.json back to docs/measurements/ and draw it: dotnet run -c Release --project Bench -- report bench.html
TEXT
