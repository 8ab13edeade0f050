/**
 * The shared worker: one stream for the whole browser. A browser opens about six connections to a
 * server, and eight tabs must not use them up.
 */
import { Feed } from "./feed.js";

const feed = new Feed((port, message) => port.postMessage(message));

self.addEventListener("connect", (event) => {
  const port = event.ports[0];
  port.addEventListener("message", ({ data }) => {
    if (data.leave) feed.leave(port);
    else feed.join(port, data.view, data.since);
  });
  port.start();
});
