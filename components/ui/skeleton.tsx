import type { ReactNode } from "react";
import { Card } from "./card";
import { Stack } from "./page";
import { Tiles, tileLook } from "./tiles";

const faint = "bg-[color-mix(in_srgb,var(--line)_45%,var(--card))]!";

type PageSkeletonProps = {
  columns: "four" | "five";
  rows: number;
  /** What is on its way, over the place of the rows. */
  children: ReactNode;
};

/** The place of tiles and a table while they are on their way, in their size. */
export function PageSkeleton({ columns, rows, children }: PageSkeletonProps) {
  return (
    <Stack data-testid="skeleton">
      <SkeletonTiles columns={columns} />
      <Card>
        {children}
        <SkeletonRows count={rows} />
      </Card>
    </Stack>
  );
}

function SkeletonTiles({ columns }: { columns: "four" | "five" }) {
  return (
    <Tiles aria-hidden="true" columns={columns} isBrief={columns === "five"}>
      {placesOf(columns === "four" ? 4 : 5).map((place) => (
        <div className={`${tileLook} ${faint}`} key={place} />
      ))}
    </Tiles>
  );
}

/** The place of a table's rows. */
export function SkeletonRows({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {placesOf(count).map((place) => (
        <div className="flex h-7.75 items-center border-line border-t px-4" key={place}>
          <span className="h-2.5 w-[45%] rounded-[4px] bg-line motion-safe:animate-pulse" />
        </div>
      ))}
    </div>
  );
}

function placesOf(count: number): string[] {
  return Array.from({ length: count }, (_, place) => `place-${place}`);
}
