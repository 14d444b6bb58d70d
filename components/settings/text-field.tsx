type TextFieldProps = {
  label: string;
  name: string;
  type: "text" | "email" | "password" | "date";
  autoComplete: string;
  /** The last day that may be chosen, `YYYY-MM-DD`. */
  max?: string;
  hint?: string | undefined;
};

export function TextField({ label, hint, ...input }: TextFieldProps) {
  return (
    <label className="grid gap-1">
      <span className="font-medium">{label}</span>
      <input className="text-input" required {...input} />
      {hint && <span className="text-muted text-sm">{hint}</span>}
    </label>
  );
}
