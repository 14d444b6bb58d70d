import type { ComponentProps } from "react";
import { Card } from "@/components/ui/card";
import { PlainTable } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";

/** A table in a card of its own, which moves sideways where it is wider than the page: its rows are the children. */
export function TableCard({
  label,
  children,
  ...table
}: ComponentProps<typeof PlainTable> & { label: string }) {
  return (
    <Card className="min-w-0">
      <ScrollRegion aria-label={label} className="overflow-x-auto rounded-lg">
        <PlainTable {...table}>
          <tbody>{children}</tbody>
        </PlainTable>
      </ScrollRegion>
    </Card>
  );
}
