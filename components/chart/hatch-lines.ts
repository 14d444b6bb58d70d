const stepPx = 5;

// Lines instead of an SVG pattern: a url(#…) fill would need an id that is unique in every chunk.
/** The path of a hatch across a segment; the second pattern of a family slants the other way. */
export function hatchLines(x: number, y: number, width: number, height: number, hatch: number): string {
  const count = Math.floor(width / stepPx);
  const slant = hatch % 2 === 1 ? 1 : -1;
  return Array.from({ length: count }, (_, place) => {
    const at = x + place * stepPx + 1;
    const [from, to] = slant === 1 ? [at, at + stepPx - 2] : [at + stepPx - 2, at];
    return `M${from} ${y}L${to} ${y + height}`;
  }).join("");
}
