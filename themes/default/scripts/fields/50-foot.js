// @ts-check
// What stands under a sheet: what has become of the answers, in words, the way back from what was taken away, and what can be done with them.
(() => {
  const { make } = loype.sheet;
  const { lang } = document.documentElement;

  /** @param {string | undefined} text @param {() => void} act @param {Record<string, unknown>} [more] */
  const button = (text, act, more = {}) => make('button', { type: 'button', textContent: text ?? '', onclick: act, ...more });

  /** When something was kept: the time alone where that is today. @param {string} iso @param {string} words */
  const when = (iso, words) => {
    const then = new Date(iso);
    if (Number.isNaN(then.getTime())) return '';
    const time = words.replace('{time}', `${then.getHours()}.${String(then.getMinutes()).padStart(2, '0')}`);
    return then.toDateString() === new Date().toDateString() ? time : `${then.toLocaleDateString(lang, { dateStyle: 'long' })} ${time}`;
  };

  /** Puts a text on the clipboard, and says whether the browser let it. @param {string} text */
  const copied = async text => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };

  /**
   * @param {DOMStringMap} say
   * @param {{ text: () => Promise<string>, file: () => Promise<void>, csv: () => Promise<void>, erase: () => void }} acts
   */
  const footOf = (say, acts) => {
    const said = make('span', { role: 'status' });
    const undo = button(say.undo, () => undefined, { hidden: true });
    const rescue = button(say.copy, () => attempt(copy));
    const state = make('p', { className: 'sheet-said' }, said, ' ', undo, rescue);
    /** Where the browser does not let it be copied, the text stands here to be. */
    const field = make('textarea', { readOnly: true, hidden: true, className: 'sheet-copied', ariaLabel: say.select });

    /** @param {string | undefined} text @param {(() => void) | null} [back] what takes it back */
    const tell = (text, back = null) => {
      state.className = 'sheet-said';
      said.textContent = text ?? '';
      undo.hidden = !back;
      undo.onclick = back;
      rescue.hidden = true;
      if (back) undo.focus();
    };
    const tellFailed = () => {
      tell('');
      said.append(make('strong', {}, say.notKept ?? ''), ` ${say.failed}`);
      state.classList.add('is-failed');
      rescue.hidden = false;
    };
    /** @param {LoypeSheet | null} sheet @param {number} done @param {number} all */
    const tellKept = (sheet, done, all) => {
      const counted = all > 0 ? ` · ${(say.answered ?? '').replace('{done}', String(done)).replace('{all}', String(all))}` : '';
      const rest = sheet ? ` ${when(sheet.changed, say.at ?? '')}${counted}` : '';
      const words = `${sheet ? say.saved : say.stays}${rest}`;
      if (said.textContent === words && undo.hidden) return;
      tell(words);
      if (sheet) said.replaceChildren(make('strong', {}, say.saved ?? ''), rest);
      state.classList.toggle('is-kept', Boolean(sheet));
    };
    /** Some of what it takes is fetched first. @param {() => Promise<void>} act */
    const attempt = act => void act().catch(() => tell(say.missing));
    const copy = async () => {
      const text = await acts.text();
      const isCopied = await copied(text);
      field.hidden = isCopied;
      field.value = text;
      if (!isCopied) field.select();
      if (rescue.hidden) tell(isCopied ? say.copied : say.select);
    };

    const tools = make('p', { className: 'sheet-tools' }, button(say.copy, () => attempt(copy)), button(say.file, () => attempt(acts.file)), button(say.csv, () => attempt(acts.csv)),
      button(say.erase, acts.erase, { className: 'erase' }));
    const paper = button(say.print, () => print());
    tools.lastElementChild?.before(paper);
    /** Only an empty sheet to print is something to have. @param {boolean} isEmpty */
    const offer = isEmpty => [...tools.children].forEach(one => one.toggleAttribute('hidden', isEmpty && one !== paper));
    return { elements: [make('div', { className: 'sheet-foot' }, state, tools), field], tell, tellFailed, tellKept, offer };
  };

  Object.assign(loype.sheet, { button, footOf });
})();
