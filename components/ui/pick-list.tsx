"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { Icon } from "./icon";
import { moveFocus } from "./move-focus";
import { onApproach } from "./on-approach";

export type PickChoice = { key: string; label: string; isChosen: boolean; onChoose: () => void };

export type PickListProps = {
  choices: readonly PickChoice[];
  /** The last choice: a form of its own, in the place of the list. */
  other: {
    label: string;
    isChosen: boolean;
    load: () => Promise<unknown>;
    form: (close: () => void) => ReactNode;
  };
  close: () => void;
};

/** Buttons under one another, the chosen one marked and focused first; the arrows, Home and End move among them. */
export function PickList({ choices, other, close }: PickListProps) {
  const [isOther, setOther] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>("[aria-pressed=true]")?.focus(), []);
  const choose = (choice: PickChoice) => {
    close();
    choice.onChoose();
  };
  if (isOther) return other.form(close);
  const rows: (PickChoice & Partial<ReturnType<typeof onApproach>>)[] = [
    ...choices.map((choice) => ({ ...choice, onChoose: () => choose(choice) })),
    { ...other, ...onApproach(other.load), key: "other", onChoose: () => setOther(true) },
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of its buttons, which bubble
    <div className="grid w-52 gap-0.5 p-1.5" onKeyDown={moveFocus} ref={list}>
      {rows.map(({ key, label, isChosen, onChoose, ...approach }) => (
        <Button aria-pressed={isChosen} key={key} look="row" onClick={onChoose} {...approach}>
          <span className="w-3.5 shrink-0 text-accent">{isChosen && <Icon name="check" />}</span>
          {label}
        </Button>
      ))}
    </div>
  );
}
