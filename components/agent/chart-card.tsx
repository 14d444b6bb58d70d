"use client";

import { type ReactNode, useRef } from "react";
import { DaysChart } from "@/components/chart/days-chart";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { useTableLayout } from "@/components/table/use-table-layout";
import { Card } from "@/components/ui/card";

type ChartCardProps = {
  shown: ShownPeriods;
  /** Before a column's place in `data-cell`, where the table's rows are finer; else empty. */
  prefix: string;
  children: ReactNode;
};

/** A stacked column per day, week or month, in a card of its own. */
export function ChartCard({ shown, prefix, children }: ChartCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const { width } = useTableLayout(card, "desk");
  return (
    <Card isLong ref={card}>
      {children}
      <DaysChart prefix={prefix} shown={shown} width={width} />
    </Card>
  );
}
