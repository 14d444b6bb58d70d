/*
 * A translation, or an extension that marks numbers, replaces texts of the page by elements of its own. React goes on
 * writing into the texts that it made: what is seen would stay as it was, and the next removal would fail and end the
 * page. So what was replaced is remembered. A text that is written to comes back to its place, and a removal or an
 * insertion finds what stands there.
 */

/** Texts that were replaced, and the nodes in their place. */
const replaced = new WeakMap<Node, readonly ChildNode[]>();

function putBack(text: Node): void {
  const [first, ...others] = takeStandIns(text);
  if (!first) return;
  first.replaceWith(text);
  for (const other of others) other.remove();
}

function takeStandIns(text: Node): readonly ChildNode[] {
  const standIns = replaced.get(text)?.filter(({ isConnected }) => isConnected) ?? [];
  replaced.delete(text);
  return standIns;
}

// React marks the nodes that it made.
function isReacts(node: Node): boolean {
  return Object.keys(node).some((key) => key.startsWith("__react"));
}

function remember(records: readonly MutationRecord[], texts: MutationObserver): void {
  const foreign = new Set(
    records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => !isReacts(node)),
  );
  if (foreign.size === 0) return;
  for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records)
    for (const removed of removedNodes) {
      if (removed.nodeType !== Node.TEXT_NODE || removed.isConnected || !isReacts(removed)) continue;
      // In its place at once, or put beside it before it went.
      const beside = [...addedNodes, previousSibling, nextSibling];
      const standIns = beside.filter(
        (node): node is ChildNode => node !== null && foreign.has(node) && node.isConnected,
      );
      if (standIns.length === 0) continue;
      replaced.set(removed, standIns);
      texts.observe(removed, { characterData: true });
    }
}

/** Keeps the page whole and its texts fresh while something else edits it. Once for each page; ends with the page. */
export function bearForeignEdits(): void {
  const texts = new MutationObserver((records) => {
    for (const { target } of records) putBack(target);
  });
  const page = new MutationObserver((records) => remember(records, texts));
  page.observe(document.body, { childList: true, subtree: true });
  const { insertBefore, removeChild } = Node.prototype;
  Node.prototype.removeChild = function remove<Child extends Node>(this: Node, child: Child): Child {
    if (child.parentNode === this || !isReacts(child)) return removeChild.call(this, child) as Child;
    for (const standIn of takeStandIns(child)) standIn.remove();
    return child;
  };
  Node.prototype.insertBefore = function insert<Child extends Node>(
    this: Node,
    child: Child,
    before: Node | null,
  ): Child {
    for (const standIn of takeStandIns(child)) standIn.remove();
    const isMoved = before !== null && before.parentNode !== this && isReacts(before);
    const standIn = isMoved
      ? (replaced.get(before)?.find(({ parentNode }) => parentNode === this) ?? null)
      : before;
    return insertBefore.call(this, child, standIn) as Child;
  };
}
