// Loaded by a child (`node --import`): a parent that is killed cannot stop its children, but its channel closes.
// SIGTERM to oneself, so that the child stops by its own graceful way.
if (process.channel) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
