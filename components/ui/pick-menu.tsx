"use client";

import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from "react";
import { Button, buttonLooks } from "./button";
import { Icon } from "./icon";
import { moveFocus } from "./move-focus";
import { onApproach } from "./on-approach";
import { Popover } from "./popover";

export type PickChoice = { key: string; label: string; isChosen: boolean; onChoose: () => void };

/** The last choice: a form of its own, in the place of the list. */
type OtherChoice = {
  label: string;
  isChosen: boolean;
  load: () => Promise<unknown>;
  form: (close: () => void) => ReactNode;
};

type PickMenuProps = Pick<ComponentProps<typeof Popover>, "label" | "trigger"> & {
  choices: readonly PickChoice[];
  other: OtherChoice;
  /** Something else than the standard is in force. */
  isSet: boolean;
};

/** A button and the few things that it chooses from, of which the last one is a form. */
export function PickMenu({ label, trigger, choices, other, isSet }: PickMenuProps) {
  return (
    <Popover
      label={label}
      trigger={
        <>
          {trigger}
          <Icon name="down" />
        </>
      }
      triggerClassName={buttonLooks[isSet ? "chosen" : "control"]}
    >
      {(close) => <PickList {...{ choices, other, close }} />}
    </Popover>
  );
}

type PickListProps = Pick<PickMenuProps, "choices" | "other"> & { close: () => void };

function PickList({ choices, other, close }: PickListProps) {
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
