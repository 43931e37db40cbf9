// Answers wait here until the site has them: in order, once each, across a lost connection and a shut browser.
"use strict";

const outbox = {
  key: "tiny-rungs-outbox",
  patience: 8000,
  sending: null,
  held: [],

  // Kept in the browser's store; where there is none, for as long as the page stands.
  waiting() {
    try {
      return JSON.parse(localStorage.getItem(this.key) || "[]");
    } catch {
      return this.held;
    }
  },

  keep(answers) {
    this.held = answers;
    try {
      if (answers.length) localStorage.setItem(this.key, JSON.stringify(answers));
      else localStorage.removeItem(this.key);
    } catch {
      // Held in memory, see above.
    }
  },

  add(answer) {
    this.keep([...this.waiting(), answer]);
  },

  // Sends what waits; becomes true once nothing waits. `taken` is told each answer and the site's reply.
  send(taken = () => {}) {
    const alone = (work) => (navigator.locks ? navigator.locks.request(this.key, work) : work());
    this.sending = this.sending || alone(() => this.deliver(taken)).then((all) => this.sent(all, taken));
    return this.sending;
  },

  // What was added in the last moment goes out too.
  sent(all, taken) {
    this.sending = null;
    return all && this.waiting().length ? this.send(taken) : all;
  },

  async deliver(taken) {
    for (let answers = this.waiting(); answers.length; answers = this.waiting()) {
      const reply = await this.post(answers[0]);
      if (!reply) return false;
      this.keep(this.waiting().slice(1));
      if (reply.ok) taken(answers[0], reply.html);
    }
    return true;
  },

  // The site's whole reply, or null where it cannot be reached or is not itself: then the answer goes on waiting.
  async post({ to, fields }) {
    const signal = AbortSignal.timeout && AbortSignal.timeout(this.patience);
    try {
      const reply = await fetch(to, { method: "POST", body: new URLSearchParams(fields), keepalive: true, signal });
      return reply.status >= 500 || reply.status === 429 ? null : { ok: reply.ok, html: await reply.text() };
    } catch {
      return null;
    }
  },
};

// Answers of an earlier visit go out first; then the page is shown as the site now knows it.
if (outbox.waiting().length) {
  outbox.send().then((all) => { if (all) location.replace(document.querySelector("main").dataset.game || location.href); });
}
