// The rebuilds of Løype's preview, as its event stream reports them.
//
// In: the address of a preview. Out: one rebuild after another; none is missed.

export class Rebuilds {
  #waiting = [];
  #received = [];
  #closed = new AbortController();

  static async of(base) {
    const rebuilds = new Rebuilds();
    const response = await fetch(new URL('_loype/events', base), { signal: rebuilds.#closed.signal });
    rebuilds.#read(response.body).catch(error => {
      if (!rebuilds.#closed.signal.aborted) throw error;
    });
    return rebuilds;
  }

  /** The next rebuild; resolves at once if it has been received already. */
  next() {
    const received = this.#received.shift();
    return received ? Promise.resolve(received) : new Promise(done => this.#waiting.push(done));
  }

  close() {
    this.#closed.abort();
  }

  async #read(body) {
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const events = (text + chunk).split('\n\n');
      text = events.pop();
      for (const event of events) this.#receive(event);
    }
  }

  #receive(event) {
    const data = event.split('\n').find(line => line.startsWith('data:'));
    if (!data) return;
    const rebuild = JSON.parse(data.slice('data:'.length));
    const waiting = this.#waiting.shift();
    if (waiting) waiting(rebuild);
    else this.#received.push(rebuild);
  }
}
