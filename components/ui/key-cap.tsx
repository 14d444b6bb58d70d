import type { ComponentProps } from "react";

/** A key of the keyboard. */
export function KeyCap({ className = "", ...rest }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={`inline-grid h-5 min-w-5 place-items-center whitespace-nowrap rounded-[4px] border border-line border-b-2 bg-page px-1.25 font-sans text-muted text-xs/4 ${className}`}
      {...rest}
    />
  );
}
