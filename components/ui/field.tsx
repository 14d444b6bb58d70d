"use client";

import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";

const sizes = { large: "h-9.5 bg-page text-lg", small: "h-8 bg-page" } as const;
const box = "rounded border border-control px-3";

type TextInputProps = Omit<ComponentProps<"input">, "size"> & { size?: keyof typeof sizes };

export function TextInput({ size = "large", className = "", ...rest }: TextInputProps) {
  return <input className={`${box} ${sizes[size]} ${className}`} {...rest} />;
}

type FieldWords = { label: string; hint?: string | undefined };

/** A text to fill in, under its name. */
export function Field({ label, hint, ...input }: TextInputProps & FieldWords) {
  return (
    <Labelled hint={hint} label={label}>
      {(names) => <TextInput {...names} {...input} />}
    </Labelled>
  );
}

/** The same of several lines. */
export function LongField({
  label,
  hint,
  className = "",
  ...input
}: ComponentProps<"textarea"> & FieldWords) {
  return (
    <Labelled hint={hint} label={label}>
      {(names) => <textarea {...names} className={`${box} bg-page py-1.5 ${className}`} {...input} />}
    </Labelled>
  );
}

type Names = { id: string; "aria-describedby": string | undefined };

type LabelledProps = FieldWords & { children: (names: Names) => ReactNode };

/** The hint describes what it stands below, and is no part of its name. */
function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId();
  const hintId = `${id}hint`;
  return (
    <div className="grid gap-1">
      <label className="grid gap-1" htmlFor={id}>
        <span className="font-medium">{label}</span>
        {children({ id, "aria-describedby": hint ? hintId : undefined })}
      </label>
      {hint && (
        <span className="text-muted text-sm [overflow-wrap:anywhere]" id={hintId}>
          {hint}
        </span>
      )}
    </div>
  );
}

type CheckProps = Omit<ComponentProps<"input">, "type"> & { label: string; hint?: string | undefined };

/** Something to switch on. The hint below its name describes it, and switches it too. */
export function Check({ label, hint, className = "", ...input }: CheckProps) {
  const id = useId();
  const [nameId, hintId] = [`${id}name`, `${id}hint`];
  return (
    <label className={`flex items-start gap-1.5 ${className}`}>
      <input
        aria-describedby={hint ? hintId : undefined}
        aria-labelledby={nameId}
        className="mt-0.75"
        type="checkbox"
        {...input}
      />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span id={nameId}>{label}</span>
        {hint && (
          <span className="block text-muted text-sm" id={hintId}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}

/** A text that the reader copies by hand, selected as soon as it is here. */
export function SelectedText({ label, text }: { label: string; text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is selected anew
  useEffect(() => {
    if (!field.current) return;
    // A dialogue that opens with it gives it the focus too.
    field.current.autofocus = true;
    field.current.focus();
    field.current.select();
  }, [text]);
  return (
    <textarea
      aria-label={label}
      className="mx-1.5 rounded border border-control bg-page px-2 py-1 text-sm"
      readOnly
      ref={field}
      rows={3}
      value={text}
    />
  );
}
