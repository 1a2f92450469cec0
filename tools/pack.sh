#!/usr/bin/env bash
# Packs the library and the tool into artifacts/packages, then installs the tool and runs the samples from there,
# as a user would. Packages are restored into a throw-away folder, so that an older build of the same version is never used.
set -euo pipefail
cd "$(dirname "$0")/.."

feed=artifacts/packages
rm -rf "$feed"
mkdir -p "$feed"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

dotnet pack Core.Pure -c Release -o "$feed" --nologo
dotnet pack Shell -c Release -o "$feed" --nologo
dotnet pack Shell/Aten -c Release -o "$feed" --nologo
dotnet pack Kernels.Gpu -c Release -o "$feed" --nologo
dotnet pack PropertyTests/Testing -c Release -o "$feed" --nologo
dotnet pack Cli -c Release -o "$feed" --nologo

version=$(basename "$feed"/Functional.Dispatch.[0-9]*.nupkg .nupkg)
version=${version#Functional.Dispatch.}

echo "-- tool"
NUGET_PACKAGES="$scratch/packages" dotnet tool install fdispatch --version "$version" --add-source "$feed" --tool-path "$scratch/tool"
"$scratch/tool/fdispatch" explain aten::add.Tensor cpu+grad cpu

# Somebody else's programs: each restores the packages from the folder, nothing from this repository.
sample() {
  echo "-- samples/$1"
  NUGET_PACKAGES="$scratch/packages" dotnet build "samples/$1" -c Release --nologo -v quiet \
    -p:FunctionalDispatchVersion="$version" -o "$scratch/$1"
  dotnet "$scratch/$1/$1.dll"
}

sample Embedding
sample ShellEmbedding
sample Training
