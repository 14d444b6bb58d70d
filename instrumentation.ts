/** Runs once before the server answers: checks the environment, brings the database up, makes the way in. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("@/lib/server/start");
  await startServer();
  const { startSending } = await import("@/lib/server/http/start-sending");
  await startSending();
}
