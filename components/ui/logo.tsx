const bars = [
  [0, 2, 9, "var(--productive-0)"],
  [10, 2, 6, "var(--personal-0)"],
  [0, 7, 6, "var(--productive-2)"],
  [7, 7, 7, "var(--personal-2)"],
  [0, 12, 4, "var(--personal-1)"],
] as const;

export function Logo() {
  return (
    <svg aria-hidden="true" className="size-4" viewBox="0 0 18 18">
      {bars.map(([x, y, width, fill]) => (
        <rect fill={fill} height="3.6" key={`${x}:${y}`} rx="1" width={width} x={x} y={y} />
      ))}
    </svg>
  );
}
