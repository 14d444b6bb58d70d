"use client";

import { late } from "@/components/ui/late";

/** That the view which opened here is no more. Hardly anybody has it. */
export const GoneNotice = late(() => import("./gone-notice-view").then((module) => module.GoneNoticeView));
