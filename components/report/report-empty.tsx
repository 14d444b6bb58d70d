import { Button } from "@/components/ui/button";
import { MessageCard } from "@/components/ui/card";

type ReportEmptyProps = {
  title: string;
  text: string;
  isInCard?: boolean;
  /** The way on. */
  action?: { label: string; onPress: () => void };
};

/** wolkvox answered, and the answer is that there is nothing: a fact, said in words. */
export function ReportEmpty({ title, text, isInCard = false, action }: ReportEmptyProps) {
  return (
    <MessageCard isInCard={isInCard}>
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="text-muted">{text}</p>
      {action && <Button onClick={action.onPress}>{action.label}</Button>}
    </MessageCard>
  );
}
