"use client";

import type { ReactNode } from "react";
import { Icon } from "./icon";
import { useDialog } from "./use-dialog";

type ModalProps = { title: string; closeLabel: string; onClose: () => void; children: ReactNode };

/** The browser's own modal dialogue: it keeps the focus, Escape and the backdrop close it, and the focus goes back. */
export function Modal({ title, closeLabel, onClose, children }: ModalProps) {
  const dialog = useDialog();
  return (
    <dialog
      aria-label={title}
      className="modal"
      onClick={(event) => event.target === dialog.current && onClose()}
      onClose={onClose}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      ref={dialog}
    >
      <div className="modal-head">
        <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
        <button aria-label={closeLabel} className="control-button px-2" onClick={onClose} type="button">
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
