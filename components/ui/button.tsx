import type { ComponentProps } from "react";
import { buttonBox, mainLook } from "./button-main";

const bordered = `${buttonBox} border border-line`;
const plain = "bg-card font-medium enabled:hover:bg-accent-soft disabled:opacity-40";

/** How a button looks. Links, and the buttons of other libraries, take the classes alone. */
export const buttonLooks = {
  main: mainLook,
  control: `${bordered} ${plain} gap-1.5 px-3`,
  /** A control whose choice is in force. */
  chosen: `${bordered} gap-1.5 bg-accent-soft px-3 font-semibold text-accent group-data-clear/clear:rounded-e-none group-data-clear/clear:border-e-0 group-data-clear/clear:pe-1.5`,
  /** Takes the choice of the control before it away. */
  clear: `${bordered} rounded-s-none border-s-0 bg-accent-soft px-1.5 text-accent hover:text-ink`,
  icon: `${bordered} ${plain} w-7.5 shrink-0 justify-center`,
  bareIcon: `${buttonBox} w-7.5 shrink-0 justify-center text-muted hover:bg-accent-soft forced-colors:border`,
  quiet: `${buttonBox} gap-1 px-2 font-medium hover:bg-accent-soft aria-expanded:bg-accent-soft`,
  /** What the page is about, and opens what else it may be about. */
  title: "inline-flex max-w-full items-center gap-1.5 rounded px-2 py-0.5 font-semibold text-lg",
  /** Within a sentence. */
  text: "font-semibold text-accent underline underline-offset-2 print:hidden",
  /** One of several under one another, with what explains it on a line of its own. */
  choice: "grid gap-px rounded px-2 py-1.5 text-start hover:bg-accent-soft",
  /** One of several under one another, on one line. */
  row: "flex w-full items-center gap-2 rounded px-2 py-1.25 text-start hover:bg-accent-soft",
} as const;

type ButtonProps = ComponentProps<"button"> & { look?: keyof typeof buttonLooks };

export function Button({ look = "control", className = "", ...rest }: ButtonProps) {
  return <button className={`${buttonLooks[look]} ${className}`} type="button" {...rest} />;
}

type ChoiceTextProps = { name: string; note: string };

/** The two lines of a choice. */
export function ChoiceText({ name, note }: ChoiceTextProps) {
  return (
    <>
      <span className="font-medium">{name}</span>
      <span className="text-muted text-sm">{note}</span>
    </>
  );
}
