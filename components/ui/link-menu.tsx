"use client";

import { type ComponentProps, useEffect, useRef } from "react";
import { buttonLooks } from "./button";
import { Icon } from "./icon";
import { moveFocus } from "./move-focus";
import { isPlainClick } from "./page-link";
import { Popover } from "./popover";

type MenuChoice = {
  id: string;
  href: string;
  name: string;
  note: string;
  isCurrent: boolean;
  /** False where the browser is to follow `href`. */
  onChoose: () => boolean;
};

type LinkMenuProps = Omit<ComponentProps<typeof Popover>, "children"> & { choices: readonly MenuChoice[] };

/** A button that opens links; it closes as one of them is chosen. */
export function LinkMenu({ choices, ...popover }: LinkMenuProps) {
  return <Popover {...popover}>{(close) => <MenuList choices={choices} onClose={close} />}</Popover>;
}

type MenuListProps = Pick<LinkMenuProps, "choices"> & { onClose: () => void };

/** Links under one another, the current one marked and focused first; the arrows, Home and End move among them. */
function MenuList({ choices, onClose }: MenuListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>("[aria-current]")?.focus(), []);
  return (
    <ul
      className="grid max-h-[min(60vh,480px)] w-max min-w-58 max-w-[min(400px,calc(100vw-34px))] overflow-y-auto p-1"
      onKeyDown={moveFocus}
      ref={list}
    >
      {choices.map(({ id, href, name, note, isCurrent, onChoose }) => (
        <li key={id}>
          <a
            aria-current={isCurrent ? "true" : undefined}
            className={`${buttonLooks.row} focus-visible:-outline-offset-2`}
            href={href}
            onClick={(event) => {
              if (!isPlainClick(event)) return;
              onClose();
              if (onChoose()) event.preventDefault();
            }}
          >
            <span className="w-3.5 shrink-0 text-accent">{isCurrent && <Icon name="check" />}</span>
            <span className="grid min-w-0">
              <bdi className="truncate font-medium" title={name}>
                {name}
              </bdi>
              <span className="text-muted text-sm">{note}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
