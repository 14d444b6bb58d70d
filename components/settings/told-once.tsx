import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

type ToldOnceProps = {
  title: string;
  note: string;
  doneLabel: string;
  onClose: () => void;
  children: ReactNode;
};

/** A secret, the one time that it is told. */
export function ToldOnce({ title, note, doneLabel, onClose, children }: ToldOnceProps) {
  return (
    <Card aria-label={title} as="section" className="grid min-w-0 content-start gap-3 p-4">
      <h2 className="font-semibold text-lg [overflow-wrap:anywhere]">{title}</h2>
      <p>{note}</p>
      {children}
      <Button autoFocus className="justify-self-start" onClick={onClose}>
        {doneLabel}
      </Button>
    </Card>
  );
}
