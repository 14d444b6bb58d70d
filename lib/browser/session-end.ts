/** Why a page may no longer be read: signed out in this browser, ended on the server, or somebody else has signed in. */
export type SessionEnd = "signed-out" | "ended" | "other-person";

/** What tabs of one browser tell each other. */
export type SessionNews = { kind: "signed-out" } | { kind: "signed-in"; email: string };

const channelName = "auxboard-session";
const endEvent = "auxboard:session-ended";

/** Tells every tab of this browser, this one too. */
export function announceSession(news: SessionNews): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(news);
  channel.close();
}

/** Tells this page that the server no longer knows its session. */
export function announceSessionEnd(): void {
  dispatchEvent(new Event(endEvent));
}

/** Listens for both; returns what ends the listening. */
export function listenToSession(onNews: (news: SessionNews) => void, onEnd: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<SessionNews>) => onNews(data);
  addEventListener(endEvent, onEnd);
  return () => {
    channel.close();
    removeEventListener(endEvent, onEnd);
  };
}
