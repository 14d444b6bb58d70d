"use client";

import { type ComponentProps, type ReactNode, useLayoutEffect, useRef } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

type DialogProps = Omit<ComponentProps<"dialog">, "onClose"> & { onClose: () => void };

/** The browser's own modal as long as it is drawn: it keeps the focus, Escape and the backdrop close it, and the focus goes back. */
export function Dialog({ className = "", onClose, ...rest }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key: it belongs to what has opened.
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      className={`grid rounded-lg border border-line bg-card text-ink backdrop:bg-[rgb(0_0_0/0.32)] ${className}`}
      onClick={(event) => event.target === dialog.current && onClose()}
      onClose={onClose}
      // A panel that is open within goes first.
      onKeyDown={(event) =>
        event.key === "Escape" && !dialog.current?.querySelector(":popover-open") && onClose()
      }
      ref={dialog}
      {...rest}
    />
  );
}

const places = {
  middle:
    "m-auto max-h-[min(640px,calc(100dvh-24px))] w-[min(760px,calc(100vw-24px))] grid-rows-[auto_auto_minmax(0,1fr)_auto]",
  small: "mx-auto mt-[min(12vh,96px)] max-h-[76dvh] content-start overflow-y-auto",
  bottom:
    "mt-auto mb-0 max-h-[92dvh] w-full max-w-none content-start overflow-y-auto rounded-b-none border-b-0",
} as const;

type ModalProps = {
  title: string;
  closeLabel: string;
  onClose: () => void;
  place?: keyof typeof places;
  children: ReactNode;
};

/** A dialogue with a title and a way out of it. */
export function Modal({ title, closeLabel, onClose, place = "middle", children }: ModalProps) {
  return (
    <Dialog aria-label={title} className={`gap-3 ${places[place]}`} onClose={onClose}>
      <div className="flex items-center justify-between px-5 pt-3.5">
        <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
        <Button aria-label={closeLabel} look="icon" onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      {children}
    </Dialog>
  );
}
