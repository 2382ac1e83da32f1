#!/usr/bin/env bash
# Installs the editor that the tests run in, code-server, with the Node.js that it needs and what drives a browser. Nothing is compiled.
set -euo pipefail
cd "$(dirname "$0")"
[ node_modules/.complete -nt package-lock.json ] && exit 0
npm ci --ignore-scripts --no-audit --no-fund --silent
editor=node_modules/code-server/lib/vscode
(cd $editor && npm install --omit=dev --ignore-scripts --no-audit --no-fund --silent)
(cd $editor/extensions && npm install --omit=dev --ignore-scripts --no-audit --no-fund --silent)
touch node_modules/.complete
