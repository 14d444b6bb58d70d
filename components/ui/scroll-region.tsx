import type { ComponentProps } from "react";

/** A named part of the page that scrolls by itself. */
export function ScrollRegion({ className = "", ...rest }: ComponentProps<"section">) {
  return (
    <section
      className={`focus-visible:-outline-offset-2 ${className}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      {...rest}
    />
  );
}
