type Address = { href: string };

/** Whether a link takes the page away: one that opens elsewhere, or leads to a part of the same page, does not. */
export function leadsAway({ href, target }: Address & { target: string }, here: Address): boolean {
  return target !== "_blank" && withoutPart(href) !== withoutPart(here.href);
}

function withoutPart(href: string): string | undefined {
  return href.split("#")[0];
}
