"use client";

import { Fragment, type ReactNode, useEffect, useId, useReducer, useRef, useState } from "react";
import { buttonLooks } from "./button";
import { onApproach, useLoading } from "./on-approach";

type PopoverProps = {
  label: string;
  trigger: ReactNode;
  triggerClassName?: string | undefined;
  /** Drawn only while open, so that a closed panel costs nothing. */
  children: (close: () => void) => ReactNode;
  /** Fetches what the panel needs: when the button is approached, or a little after the page. The same at every rendering. */
  load?: () => Promise<unknown>;
};

/** A button and the panel it opens: the browser's own popover, so Escape, a click outside and focus need no code. */
export function Popover({ label, trigger, triggerClassName, children, load }: PopoverProps) {
  useLoading(load);
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  // Closed and opened in one breath, the browser tells of the opening alone: its panel is a new one all the same.
  const [turn, countTurn] = useReducer((count: number) => count + 1, 0);
  // The browser opens the panel by itself, also before the scripts have arrived: that opening nobody told us of.
  useEffect(() => setOpen(panel.current?.matches(":popover-open") === true), []);
  return (
    <span className="relative inline-flex shrink-0" style={{ anchorName: `--${id}` }}>
      <button
        aria-expanded={isOpen}
        className={triggerClassName ?? buttonLooks.control}
        popoverTarget={id}
        type="button"
        {...(load && onApproach(load))}
      >
        {trigger}
      </button>
      <section
        aria-label={label}
        className="popover-panel"
        id={id}
        onToggle={(event) => {
          setOpen(event.newState === "open");
          countTurn();
        }}
        popover="auto"
        ref={panel}
        style={{ positionAnchor: `--${id}` }}
      >
        {isOpen && <Fragment key={turn}>{children(() => panel.current?.hidePopover())}</Fragment>}
      </section>
    </span>
  );
}
