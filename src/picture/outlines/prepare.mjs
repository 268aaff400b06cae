// Makes `world.bin` from the npm package `world-atlas` (Natural Earth, 1:50 million), once:
//
//   npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//   node prepare.mjs package/countries-50m.json world.bin
//
// Two lists of lines: rings of land, then borders on land. A list is its length and its lines, a line its length and
// its points; a point is the difference to the one before, longitude then latitude, in fiftieths of a degree. All
// numbers are varints (LEB128), differences in zigzag. A border is the same whatever its status: nothing else is kept.
import { readFileSync, writeFileSync } from 'node:fs';

const [, , source, target] = process.argv;
const topology = JSON.parse(readFileSync(source, 'utf8'));
const UNITS = 50, TOLERANCE = 0.07, SMALLEST = 0.12;

const { scale, translate } = topology.transform;
const arcs = topology.arcs.map((arc) => {
  let x = 0, y = 0;
  return simplify(arc.map(([dx, dy]) => {
    x += dx; y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  }));
});

// Douglas and Peucker, 1973.
function simplify(points) {
  const keep = new Set([0, points.length - 1]);
  const stack = [[0, points.length - 1]];
  // A closed line is cut at its farthest point first.
  while (stack.length) {
    const [a, b] = stack.pop();
    let far = 0, at = -1;
    for (let i = a + 1; i < b; i++) {
      const d = distance(points[i], points[a], points[b]);
      if (d > far) { far = d; at = i; }
    }
    if (at >= 0 && far > TOLERANCE) { keep.add(at); stack.push([a, at], [at, b]); }
  }
  return points.filter((_, i) => keep.has(i));
}

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

const oriented = (i) => (i < 0 ? [...arcs[~i]].reverse() : arcs[i]);
const ring = (indexes) => unwrap(indexes.flatMap((i, k) => oriented(i).slice(k ? 1 : 0)));

// Rings run on over the line where longitudes begin; one around a pole is closed there.
function unwrap(points) {
  let turn = 0;
  const out = points.map(([x, y], i) => {
    if (i > 0) turn += Math.round((points[i - 1][0] - x) / 360) * 360;
    return [x + turn, y];
  });
  const [first, last] = [out[0], out.at(-1)];
  return Math.abs(last[0] - first[0]) > 180 ? [...out, [last[0], -90], [first[0], -90]] : out;
}

const polygons = (g) => (g.type === 'Polygon' ? [g.arcs] : g.type === 'MultiPolygon' ? g.arcs : (g.geometries ?? []).flatMap(polygons));

const land = polygons(topology.objects.land).flat().map(ring).filter(large);
function large(points) {
  const extent = (k) => Math.max(...points.map((p) => p[k])) - Math.min(...points.map((p) => p[k]));
  return Math.max(extent(0), extent(1)) > SMALLEST;
}

const owners = new Map();
topology.objects.countries.geometries.forEach((country, n) => polygons(country).flat(2).forEach((i) => {
  const key = i < 0 ? ~i : i;
  owners.set(key, (owners.get(key) ?? new Set()).add(n));
}));
const borders = [...owners].filter(([, countries]) => countries.size > 1).map(([i]) => unwrap(arcs[i]));

const bytes = [];
function varint(n) { while (n > 127) { bytes.push((n & 127) | 128); n >>>= 7; } bytes.push(n); }
const zigzag = (n) => varint(n < 0 ? -2 * n - 1 : 2 * n);
for (const lines of [land, borders]) {
  const rounded = lines.map((l) => l.map((p) => p.map((c) => Math.round(c * UNITS))))
    .map((l) => l.filter((p, i) => i === 0 || p[0] !== l[i - 1][0] || p[1] !== l[i - 1][1])).filter((l) => l.length > 1);
  varint(rounded.length);
  for (const line of rounded) {
    varint(line.length);
    line.reduce(([x, y], [nx, ny]) => { zigzag(nx - x); zigzag(ny - y); return [nx, ny]; }, [0, 0]);
  }
  console.log(rounded.length, 'lines', rounded.flat().length, 'points');
}
writeFileSync(target, Uint8Array.from(bytes));
console.log(bytes.length, 'bytes');
