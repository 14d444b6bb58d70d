import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { TitledCard } from "./titled-card";

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
    <TitledCard title={title}>
      <p>{note}</p>
      {children}
      <Button autoFocus className="justify-self-start" onClick={onClose}>
        {doneLabel}
      </Button>
    </TitledCard>
  );
}
