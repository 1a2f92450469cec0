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
rm -f "$out"/*.runtimeconfig.json "$out"/*.pdb

bytes=$(stat -c %s "$out/Bench")
echo "$out/Bench: $((bytes / 1000000)) MB"
if [ "$(find "$out" -type f | wc -l)" -ne 1 ]; then
  echo "there is more than one file in $out:"
  ls "$out"
  exit 1
fi
if [ "$bytes" -gt "$most" ]; then
  echo "that is more than $((most / 1000000)) MB"
  exit 1
fi

cat <<'TEXT'
Copy it to the machine and run there:

  chmod +x Bench && ./Bench gpu --json gpu.json      # the first GPU; PyTorch beside it where python3 has it

then bring gpu.json back to docs/measurements/ and draw it: dotnet run -c Release --project Bench -- report bench.html
TEXT
