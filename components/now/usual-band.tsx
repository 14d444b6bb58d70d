import type { OutAxis } from "./out-axis";

type UsualBandProps = Pick<OutAxis, "usual"> & { top: number };

/** What is usual along the day, behind the columns: where eight of ten days lie. Nothing where too few days are known. */
export function UsualBand({ usual, top }: UsualBandProps) {
  return (
    <Plot count={usual.length} top={top}>
      {listRuns(usual).map((run) => (
        <path
          className="fill-accent opacity-15"
          d={`${pathOf(run, ({ high }) => high)}${pathOf(run.toReversed(), ({ low }) => low).replace("M", "L")}Z`}
          key={run[0]?.place}
        />
      ))}
    </Plot>
  );
}

/** The middle of the usual days, over the columns. */
export function UsualLine({ usual, top }: UsualBandProps) {
  return (
    <Plot count={usual.length} top={top}>
      {listRuns(usual).map((run) => (
        <g className="fill-none" key={run[0]?.place}>
          <path
            className="stroke-card opacity-70"
            d={pathOf(run, ({ median }) => median)}
            strokeWidth={3}
            vectorEffect="non-scaling-stroke"
          />
          <path
            className="stroke-ink"
            d={pathOf(run, ({ median }) => median)}
            strokeDasharray="4 3"
            strokeWidth={1.25}
            vectorEffect="non-scaling-stroke"
          />
        </g>
      ))}
    </Plot>
  );
}

function Plot({ count, top, children }: { count: number; top: number; children: React.ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 size-full"
      preserveAspectRatio="none"
      viewBox={`0 0 ${count} ${top}`}
    >
      <g transform={`translate(0 ${top}) scale(1 -1)`}>{children}</g>
    </svg>
  );
}

type Place = { place: number; low: number; median: number; high: number };

/** Stretches of quarters that are all known: where one is not, nothing is drawn. */
function listRuns(usual: OutAxis["usual"]): Place[][] {
  const runs: Place[][] = [[]];
  for (const [place, quarter] of usual.entries())
    if (quarter) runs.at(-1)?.push({ ...quarter, place });
    else runs.push([]);
  return runs.filter((run) => run.length > 1);
}

function pathOf(run: readonly Place[], read: (place: Place) => number): string {
  return run.map((one, at) => `${at === 0 ? "M" : "L"}${one.place + 0.5} ${read(one).toFixed(3)}`).join("");
}
