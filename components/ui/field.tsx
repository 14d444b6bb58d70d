import type { ComponentProps } from "react";

const sizes = { large: "h-9.5 bg-page text-lg", small: "h-8 bg-page" } as const;

type TextInputProps = Omit<ComponentProps<"input">, "size"> & { size?: keyof typeof sizes };

export function TextInput({ size = "large", className = "", ...rest }: TextInputProps) {
  return <input className={`rounded border border-control px-3 ${sizes[size]} ${className}`} {...rest} />;
}

type FieldProps = TextInputProps & { label: string; hint?: string | undefined };

/** A text to fill in, under its name. */
export function Field({ label, hint, ...input }: FieldProps) {
  return (
    <label className="grid gap-1">
      <span className="font-medium">{label}</span>
      <TextInput {...input} />
      {hint && <span className="text-muted text-sm">{hint}</span>}
    </label>
  );
}
