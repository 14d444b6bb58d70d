import { type ReactNode, useId } from "react";
import { Card } from "@/components/ui/card";

type TitledCardProps = {
  title: string;
  /** What it is for, in small. */
  note?: string;
  /** The room between its parts. */
  gap?: "gap-2" | "gap-2.5" | "gap-3";
  children: ReactNode;
};

/** One of several matters on a page of settings, under its title. */
export function TitledCard({ title, note, gap = "gap-3", children }: TitledCardProps) {
  const id = useId();
  return (
    <Card aria-labelledby={id} as="section" className={`grid min-w-0 content-start p-4 ${gap}`}>
      <h2 className="font-semibold text-lg [overflow-wrap:anywhere]" id={id}>
        {title}
      </h2>
      {note && <p className="max-w-prose text-muted text-sm">{note}</p>}
      {children}
    </Card>
  );
}
