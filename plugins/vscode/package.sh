#!/usr/bin/env bash
# Builds the extension and packs it into rsplugins.vsix. Needs Node.js 20 or later; --no-install takes the packages that are there.
set -euo pipefail
cd "$(dirname "$0")"
if [ "${1:-}" != --no-install ]; then
  (cd ../../sdk/typescript && npm ci --no-audit --no-fund --silent)
  npm ci --no-audit --no-fund --silent --ignore-scripts
fi
node node_modules/typescript/bin/tsc --noEmit
node node_modules/typescript/bin/tsc --noEmit -p webview
node build.mjs
cp ../../LICENSE LICENSE
node node_modules/@vscode/vsce/vsce package --no-dependencies --no-rewrite-relative-links --allow-missing-repository --skip-license --out rsplugins.vsix
