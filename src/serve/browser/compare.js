// @ts-check
// Computes the edits that turn the page in the browser into its new version.
//
// In: the page as it was served, the page as it is now, and the page as it would be served now. Out: edits that change only what the author
// has changed, so that the changes of the reader and of the page's scripts stay. If both have changed the same thing, or if an element is
// added, removed or changed that scripts look for when a page loads, the page must be reloaded instead; that is `clash`. Which elements
// these are follows from HTML, and from what the scripts of this page have been observed to touch; no theme is assumed.
(() => {
  'use strict';

  const { served: { root, lives, link } } = loypePreview;

  /** Elements that a reader operates, that load or run something, or that scripts copy from. */
  const WORKED_ON = new Set(
    'audio base button canvas dialog embed fieldset form iframe input object option portal script select slot style template textarea video'.split(' '),
  );
  /** Attributes that a reader changes, and not a script. */
  const READERS = new Set(['open']);
  /** The most comparisons to align two lists of children; longer lists are only aligned at their ends. */
  const MOST = 1_000_000;

  /** Whether it is a data block: a script element that never runs. @param {Element} element */
  const isData = element => element.localName === 'script' && /json/.test(element.getAttribute('type') ?? '');

  /** Whether it is the checkbox of a task list, which nobody can tick. @param {Element} element */
  const isPicture = element => element.localName === 'input' && element.hasAttribute('disabled');

  /** The names that scripts may select an element by: its classes and the attributes that it was served with. @param {Element} element */
  const likes = element => (element.classList.length > 0
    ? [...element.classList].map(name => `${element.localName}.${name}`)
    : [`${element.localName}[${element.getAttributeNames().sort()}]`]);

  /** @param {Element} element @param {Set<string>} touched */
  const isWorkedOn = (element, touched) =>
    (WORKED_ON.has(element.localName) && !isData(element) && !isPicture(element))
    || element.localName.includes('-') || element.hasAttribute('hidden') || (element.localName === 'link' && /stylesheet/.test(element.getAttribute('rel') ?? ''))
    || element.getAttributeNames().some(name => name.startsWith('data-')) || likes(element).some(like => touched.has(like));

  /** Whether the live element differs from the served one in its attributes or children. @param {Element} kept */
  const isTouched = kept => {
    const live = lives.get(kept);
    if (!(live instanceof Element)) return true;
    const names = new Set([...kept.getAttributeNames(), ...live.getAttributeNames()]);
    return [...names].some(name => !READERS.has(name) && kept.getAttribute(name) !== live.getAttribute(name)) || !hasOwnChildren(kept, live);
  };

  /** Whether the live element has exactly the served children, with the same texts. @param {Node} kept @param {Node} live */
  const hasOwnChildren = (kept, live) => kept.childNodes.length === live.childNodes.length && [...kept.childNodes].every((child, at) => {
    const own = lives.get(child);
    return own === live.childNodes[at] && (!(child instanceof CharacterData && own instanceof CharacterData) || child.data === own.data);
  });

  /** Whether it is a `noscript` element, which is parsed in two ways. @param {Node} node */
  const isForNoScript = node => node.nodeName === 'NOSCRIPT';

  /** Whether it is the element that the server inserted, which differs in each version. @param {Node} node */
  const isOurs = node => node instanceof Element && node.localName === 'script' && /(^|\/)_loype\/preview\.js$/.test(node.getAttribute('src') ?? '');

  /** @param {Node} node */
  const parts = node => (isForNoScript(node) ? [] : [...(node instanceof HTMLTemplateElement ? node.content : node).childNodes].filter(child => !isOurs(child)));

  loypePreview.numbering = () => {
    /** @type {Map<string, number>} */
    const known = new Map();
    /** @type {Map<Node, number>} */
    const given = new Map();
    /** @param {Node} node @returns {number} */
    const number = node => {
      const there = given.get(node);
      if (there !== undefined) return there;
      const said = node instanceof Element
        ? [node.namespaceURI, node.localName, node.getAttributeNames().sort().map(name => [name, node.getAttribute(name)]), parts(node).map(number)]
        : [node.nodeType, node.nodeValue];
      const key = JSON.stringify(said);
      const found = known.get(key) ?? known.size;
      known.set(key, found);
      given.set(node, found);
      return found;
    };
    return number;
  };

  /** Whether one node can be edited into the other. @param {Node} old @param {Node} other */
  const mayBecome = (old, other) => old.nodeName === other.nodeName && (!(old instanceof Element && other instanceof Element)
    || (old.className.toString() === other.className.toString() && old.namespaceURI === other.namespaceURI));

  /** Whether a node is visible: most white space between elements only formats the HTML. @param {Node} node */
  const isSeen = node => node instanceof Element || (node instanceof CharacterData && /\S/.test(node.data));

  /** @typedef {[Node | undefined, Node | undefined]} Pair */

  /** Pairs the nodes between two equal pairs: those that can be edited into each other, in order. @param {Node[]} olds @param {Node[]} news @returns {Pair[]} */
  const alignLike = (olds, news) => {
    /** @type {Pair[]} */
    const pairs = [];
    let at = 0;
    for (const old of olds) {
      const found = news.findIndex((other, index) => index >= at && mayBecome(old, other));
      if (found < 0) {
        pairs.push([old, undefined]);
        continue;
      }
      pairs.push(...news.slice(at, found).map(other => /** @type {Pair} */ ([undefined, other])), [old, news[found]]);
      at = found + 1;
    }
    return [...pairs, ...news.slice(at).map(other => /** @type {Pair} */ ([undefined, other]))];
  };

  /** The longest common subsequence of children: for each old one the index of its match, or −1. @param {number[]} a @param {number[]} b */
  const common = (a, b) => {
    const width = b.length + 1;
    const lengths = new Int32Array((a.length + 1) * width);
    /** @param {number} i @param {number} j */
    const of = (i, j) => lengths[i * width + j] ?? 0;
    for (let i = a.length - 1; i >= 0; i -= 1) {
      for (let j = b.length - 1; j >= 0; j -= 1) {
        lengths[i * width + j] = a[i] === b[j] ? of(i + 1, j + 1) + 1 : Math.max(of(i + 1, j), of(i, j + 1));
      }
    }
    const places = a.map(() => -1);
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) places[i++] = j++;
      else if (of(i + 1, j) >= of(i, j + 1)) i += 1;
      else j += 1;
    }
    return places;
  };

  loypePreview.align = (olds, news, number) => {
    const [a, b] = [olds.map(number), news.map(number)];
    const least = Math.min(a.length, b.length);
    let start = 0;
    while (start < least && a[start] === b[start]) start += 1;
    let end = 0;
    while (end < least - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
    const [oldEnd, newEnd] = [a.length - end, b.length - end];
    const isLong = (oldEnd - start) * (newEnd - start) > MOST;
    const places = isLong ? [] : common(a.slice(start, oldEnd), b.slice(start, newEnd));
    /** @type {Pair[]} */
    const pairs = olds.slice(0, start).map((old, at) => [old, news[at]]);
    let [from, to] = [start, start];
    places.forEach((place, at) => {
      if (place < 0) return;
      pairs.push(...alignLike(olds.slice(from, start + at), news.slice(to, start + place)), [olds[start + at], news[start + place]]);
      [from, to] = [start + at + 1, start + place + 1];
    });
    pairs.push(...alignLike(olds.slice(from, oldEnd), news.slice(to, newEnd)));
    return [...pairs, ...olds.slice(oldEnd).map((old, at) => /** @type {Pair} */ ([old, news[newEnd + at]]))];
  };

  loypePreview.compare = given => {
    const number = loypePreview.numbering();
    /** @type {PreviewEdit} */
    const edit = { acts: [], clash: '', places: [] };
    /** @type {Set<string> | undefined} */
    let seen;
    const touched = () => {
      seen ??= new Set([...root.querySelectorAll('*')].filter(isTouched).flatMap(likes));
      return seen;
    };
    /** @param {string} why @param {Node} node */
    const clash = (why, node) => { edit.clash ||= `${why}: ${node.nodeName.toLowerCase()}`; };

    /** @param {Node} node */
    const isPlain = node => !(node instanceof Element)
      || ![node, ...node.querySelectorAll('*')].some(element => isWorkedOn(element, touched()));

    /** @param {Element} kept @param {Element} other @param {Element} live */
    const attributes = (kept, other, live) => {
      for (const name of new Set([...kept.getAttributeNames(), ...other.getAttributeNames()])) {
        const [before, after] = [kept.getAttribute(name), other.getAttribute(name)];
        if (before === after) continue;
        if (name.startsWith('data-') || name === 'hidden' || live.getAttribute(name) !== before) clash(`the attribute ${name}`, kept);
        if (kept.localName === 'body' || isWorkedOn(kept, new Set())) clash(`the attribute ${name} of what scripts work on`, kept);
        edit.places.push(() => live);
        edit.acts.push(() => {
          for (const element of [kept, live]) after === null ? element.removeAttribute(name) : element.setAttribute(name, after);
        });
      }
    };

    /** @param {CharacterData} kept @param {CharacterData} other @param {Node} live */
    const text = (kept, other, live) => {
      if (!(live instanceof CharacterData) || live.data !== kept.data) return clash('a text that scripts have changed too', kept);
      if (isSeen(kept) || isSeen(other)) edit.places.push(() => live.parentElement);
      edit.acts.push(() => {
        live.data = other.data;
        kept.data = other.data;
      });
    };

    /** @param {Node} kept @param {Node} live @param {Pair[]} pairs */
    const rechild = (kept, live, pairs) => {
      /** @type {Map<Node, Node>} */
      const made = new Map();
      for (const [old, other] of pairs) {
        if (!old && other && isSeen(other)) edit.places.push(() => (made.get(other) instanceof Element ? /** @type {Element} */ (made.get(other)) : made.get(other)?.parentElement ?? null));
        if (old && !other && isSeen(old)) edit.places.push(() => (live instanceof Element ? live : null));
      }
      edit.acts.push(() => {
        /** @type {Node | null} */
        let next = null;
        for (const [old, other] of pairs.toReversed()) {
          if (old && !other) {
            lives.get(old)?.parentNode?.removeChild(/** @type {Node} */ (lives.get(old)));
            kept.removeChild(old);
          } else if (old) {
            next = old;
          } else if (other) {
            const [copy, shown] = [/** @type {Document} */ (kept.ownerDocument).importNode(other, true), document.importNode(other, true)];
            made.set(other, shown);
            live.insertBefore(shown, next && (lives.get(next) ?? null));
            kept.insertBefore(copy, next);
            link(copy, shown);
            next = copy;
          }
        }
      });
    };

    /** @param {Element} kept @param {Element} other @param {Element} live */
    const children = (kept, other, live) => {
      const pairs = loypePreview.align(parts(kept), parts(other), number);
      for (const [old, next] of pairs) if (old && next) plan(old, next);
      if (pairs.every(([old, next]) => old && next)) return;
      if (!hasOwnChildren(kept, live)) clash('children that scripts have changed too', kept);
      for (const [old, next] of pairs) {
        if (old && !next && !isPlain(old)) clash('gone', old);
        if (next && !old && !isPlain(next)) clash('new', next);
      }
      rechild(kept, live, pairs);
    };

    /** @param {Node} kept @param {Node} other */
    const plan = (kept, other) => {
      const live = lives.get(kept);
      if (number(kept) === number(other) || edit.clash) return;
      // What a script or a translator has put something else in place of is in no document any more: an edit of it would not be seen.
      if (!live?.isConnected) return clash('lost', kept);
      if (kept instanceof CharacterData && other instanceof CharacterData) return text(kept, other, live);
      if (!(kept instanceof Element && other instanceof Element && live instanceof Element)) return clash('unlike', kept);
      attributes(kept, other, live);
      if (number(kept) === number(other)) return;
      if (WORKED_ON.has(kept.localName) && !isData(kept) && !holds(kept)) clash('what stands in it', kept);
      if (!edit.clash) children(kept, other, live);
    };

    /** Whether the text of an element is ordinary text, and not something that scripts or readers work with. @param {Element} element */
    const holds = ({ localName }) => ['form', 'fieldset', 'dialog'].includes(localName);

    plan(root, given);
    return edit;
  };
})();
