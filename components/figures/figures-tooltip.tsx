"use client";

import dynamic from "next/dynamic";

/** What hover and focus say of the figures; it arrives after them. */
export const FiguresTooltip = dynamic(
  () => import("./cell-tooltip").then((module) => module.FiguresTooltip),
  { ssr: false },
);
