import type { ComponentProps } from "react";

const columns = {
  four: "grid-cols-4",
  five: "grid-cols-5",
} as const;

type TilesProps = ComponentProps<"section"> & {
  columns?: keyof typeof columns;
  /** A phone has the first two alone. */
  isBrief?: boolean;
};

/** Places for a few figures, side by side where there is room. */
export function Tiles({ columns: count = "five", isBrief = false, ...rest }: TilesProps) {
  return (
    <section
      className={`grid gap-3 ${columns[count]} max-desk:grid-cols-[repeat(auto-fit,minmax(170px,1fr))] max-sm:grid-cols-2 max-sm:gap-2 ${isBrief ? "max-sm:[&>:nth-child(n+3)]:hidden" : ""}`}
      {...rest}
    />
  );
}

/** One place among them. */
export const tileLook =
  "grid min-h-21 content-start gap-0.5 rounded-lg border border-line bg-card px-4 py-2.5 text-start max-sm:min-h-0 max-sm:px-3 max-sm:py-1.5 print:break-inside-avoid";

/** One that can be pressed. */
export const tileLinkLook = `${tileLook} hover:border-control`;
