#!/usr/bin/env bash
# Installs what the tests need beyond the .NET SDK, builds everything, runs every test.
# Ends with one line "N passed, N failed" (", N skipped" when there are any); the exit status is 0 only if nothing failed
# and, with CI=true, nothing was skipped.
#
#   tests/run.sh [ARGUMENTS OF dotnet test]      for instance: tests/run.sh --filter TileGrid
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

need() { command -v "$1" >/dev/null 2>&1 || missing+=("$2"); }
missing=()
need python3 python3
need gdalinfo gdal-bin
need ogrinfo gdal-bin
python3 -c "import numpy" 2>/dev/null || /usr/bin/python3 -c "import numpy" 2>/dev/null || missing+=(python3-numpy)
[ -e /usr/lib/python3/dist-packages/qgis/core ] || missing+=(qgis python3-qgis qgis-providers)
/usr/bin/python3 -c "import PyQt6.QtSvg" 2>/dev/null || missing+=(python3-pyqt6 python3-pyqt6.qtsvg)
need Xvfb xvfb
need openbox openbox
need xdotool xdotool
need import imagemagick
need bandit bandit
need flake8 flake8
/usr/bin/lrelease -version >/dev/null 2>&1 || missing+=(qttools5-dev-tools)
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || missing+=(fonts-noto-cjk)
/usr/bin/python3 -c "import debugpy" 2>/dev/null || missing+=(python3-debugpy)
need node nodejs
need npm npm
need chromium chromium
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing: ${missing[*]}"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || exit 1
  elif [ "${CI:-}" = true ]; then
    echo "Missing: ${missing[*]}; install them, or run as root on a Debian system." >&2
    exit 1
  else
    echo "Missing: ${missing[*]}; the tests that need them will be skipped." >&2
  fi
fi

# What a person without npm cannot have is skipped below; on CI it is an error.
typescript() {
  cd sdk/typescript && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund; } && npm run --silent build
}
if ! (typescript) && [ "${CI:-}" = true ]; then
  echo "0 passed, 1 failed"
  exit 1
fi

# The checker of Python's types, and the editor that the tests of its extension run in, come while the rest is built.
(cd tests/python/types && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --silent; } && cd ../../.. && bash tests/vscode/install.sh && cd plugins/vscode && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --silent; }) &
editor=$!

dotnet build RsPlugins.sln -c Release -v minimal || { echo "0 passed, 1 failed"; exit 1; }

if ! wait $editor && [ "${CI:-}" = true ]; then
  echo "0 passed, 1 failed"
  exit 1
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
status=0
# One project after the other: two engines at once on two cores only wait for each other, and timing tests would lie.
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  dotnet test "$project" -c Release --no-build --nologo --logger "trx;LogFileName=$results/$name.trx" --logger "console;verbosity=minimal" "$@" || status=1
  [ -e "$results/$name.trx" ] || { echo "$name: no result was written; it crashed or has no test." >&2; status=1; lost=$((${lost:-0} + 1)); }
done

count() { sed -n "s/.*<Counters .*\b$1=\"\([0-9]*\)\".*/\1/p" "$results"/*.trx 2>/dev/null | awk '{n += $1} END {print n + 0}'; }
total=$(count total); passed=$(count passed); failed=$(($(count failed) + ${lost:-0}))
skipped=$((total - passed - $(count failed)))
if [ "$skipped" -gt 0 ] && [ "${CI:-}" = true ]; then
  echo "CI skips nothing, but $skipped tests were skipped." >&2
  status=1
fi
[ "$passed" -gt 0 ] || status=1
line="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
echo "$line"
exit $status
