import { useState } from "react";
import { Button } from "./button";

type AskedButtonProps = {
  label: string;
  text: string;
  /** What it says once it was pressed: the next press does it. */
  asked: { label: string; text: string };
  className?: string;
  onSure: () => Promise<void>;
};

/** Does something that cannot be taken back easily, at the second press. */
export function AskedButton({ label, text, asked, className, onSure }: AskedButtonProps) {
  const [isAsked, setAsked] = useState(false);
  return (
    <Button
      aria-label={isAsked ? asked.label : label}
      className={className}
      onBlur={() => setAsked(false)}
      onClick={() => {
        setAsked(!isAsked);
        if (isAsked) void onSure();
      }}
    >
      {isAsked ? asked.text : text}
    </Button>
  );
}
