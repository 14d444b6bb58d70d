import type { ReactNode } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

type ClearableProps = {
  children: ReactNode;
  /** What the button says that takes the choice away. */
  label: string;
  /** Null while nothing is in force. */
  onClear: (() => void) | null;
};

/** A control with a button beside it that takes its choice away, in place. */
export function Clearable({ children, label, onClear }: ClearableProps) {
  return (
    <span className="group/clear flex shrink-0" data-clear={onClear !== null || undefined}>
      {children}
      {onClear && (
        <Button
          aria-label={label}
          look="clear"
          onClick={(event) => {
            // This button goes with the choice.
            event.currentTarget.parentElement?.querySelector("button")?.focus();
            onClear();
          }}
          title={label}
        >
          <Icon name="close" />
        </Button>
      )}
    </span>
  );
}
