// The rounds of Løype's preview, as it tells them.
//
// In: the address of a preview. Out: one round after another, none of them missed.

export class Rounds {
  #waiting = [];
  #told = [];
  #ended = new AbortController();

  static async of(base) {
    const rounds = new Rounds();
    const response = await fetch(new URL('_loype/events', base), { signal: rounds.#ended.signal });
    rounds.#read(response.body).catch(error => {
      if (!rounds.#ended.signal.aborted) throw error;
    });
    return rounds;
  }

  /** The next round; one that was told already comes at once. */
  next() {
    const told = this.#told.shift();
    return told ? Promise.resolve(told) : new Promise(done => this.#waiting.push(done));
  }

  close() {
    this.#ended.abort();
  }

  async #read(body) {
    let text = '';
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      const events = (text + piece).split('\n\n');
      text = events.pop();
      for (const event of events) this.#tell(event);
    }
  }

  #tell(event) {
    const data = event.split('\n').find(line => line.startsWith('data:'));
    if (!data) return;
    const round = JSON.parse(data.slice('data:'.length));
    const waiting = this.#waiting.shift();
    if (waiting) waiting(round);
    else this.#told.push(round);
  }
}
