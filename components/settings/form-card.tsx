import { type FormEvent, type KeyboardEventHandler, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Attempt } from "@/components/ui/use-attempt";

type FormCardProps = {
  title: string;
  attempt: Attempt;
  onSubmit: () => void;
  onKeyDown?: KeyboardEventHandler<HTMLFormElement>;
  submitLabel: string;
  /** Beside the button that submits. */
  actions?: ReactNode;
  /** Below the buttons. */
  foot?: ReactNode;
  children: ReactNode;
};

/** A form of a page of settings: its title, its fields, what is wrong, and its buttons. */
export function FormCard(props: FormCardProps) {
  const { title, attempt, onSubmit, onKeyDown, submitLabel, actions, foot, children } = props;
  const titleId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Card
      aria-labelledby={titleId}
      as="form"
      className="grid min-w-0 grid-cols-1 content-start gap-3 p-4"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={submit}
    >
      <h2 className="font-semibold text-lg [overflow-wrap:anywhere]" id={titleId}>
        {title}
      </h2>
      {children}
      <div className="empty:hidden" role="alert">
        {attempt.fault && <Notice tone="failure">{attempt.fault}</Notice>}
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <Button disabled={attempt.isBusy} look="main" type="submit">
          {submitLabel}
        </Button>
        {actions}
      </div>
      {foot}
    </Card>
  );
}
