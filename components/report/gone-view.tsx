"use client";

import { late } from "@/components/ui/late";

/** That the view which opened here is no more. Hardly anybody has it. */
export const GoneView = late(() => import("./gone-view-view").then((module) => module.GoneViewView));
