import { Segmented, type SegmentedProps } from "./segmented";

type SegmentedFieldProps<Value extends string> = SegmentedProps<Value> & { hint?: string };

/** One of a few, under its name, in a form. */
export function SegmentedField<Value extends string>({ hint, ...choice }: SegmentedFieldProps<Value>) {
  return (
    <div className="grid min-w-0 justify-items-start gap-1">
      <span aria-hidden="true" className="font-medium">
        {choice.label}
      </span>
      <Segmented {...choice} />
      {hint && <span className="text-muted text-sm">{hint}</span>}
    </div>
  );
}
