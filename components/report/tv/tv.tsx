"use client";

import { late } from "@/components/ui/late";

/** The screen on a wall: its code is on no other page. */
export const Tv = late(() => import("./tv-view").then((module) => module.TvView));
