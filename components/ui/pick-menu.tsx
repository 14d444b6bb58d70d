"use client";

import type { ComponentProps } from "react";
import { late } from "@/components/ui/late";
import { buttonLooks } from "./button";
import { Icon } from "./icon";
import type { PickListProps } from "./pick-list";
import { Popover } from "./popover";

const loadList = () => import("./pick-list").then((module) => module.PickList);
const PickList = late(loadList, { onServer: false });

type PickMenuProps = Pick<ComponentProps<typeof Popover>, "label" | "trigger"> &
  Omit<PickListProps, "close"> & {
    /** Something else than the standard is in force. */
    isSet: boolean;
    look?: keyof typeof buttonLooks | undefined;
  };

/** A button and the few things that it chooses from, of which the last one is a form. */
export function PickMenu({ label, trigger, choices, other, isSet, look }: PickMenuProps) {
  return (
    <Popover
      label={label}
      load={loadList}
      trigger={
        <>
          {trigger}
          <Icon name="down" />
        </>
      }
      triggerClassName={buttonLooks[look ?? (isSet ? "chosen" : "control")]}
    >
      {(close) => <PickList {...{ choices, other, close }} />}
    </Popover>
  );
}
