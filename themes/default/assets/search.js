/* Finds pages by their words, in an index that the build wrote (search/*.js): see docs/decisions/0011. */
"use strict";
(() => {
  const { load, make, fill, root } = window.dossier;

  /* Words, as src/site/search/words.rs has them. ------------------------- */
  const RUN = /[\p{Alphabetic}\p{N}\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]+/gu;
  const UNSPACED = "\\u0E00-\\u109F\\u1780-\\u17FF\\u3040-\\u30FF\\u3400-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{3FFFF}";
  const SCRIPTS = new RegExp("[" + UNSPACED + "]+|[^" + UNSPACED + "]+", "gu");
  const PAIRED = new RegExp("^[" + UNSPACED + "]", "u");
  const APART = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };

  const fold = (word) => word.toLowerCase().normalize("NFD").replace(/[\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]/gu, "").replace(/[ßæœøłđðþıς]/g, (c) => APART[c]);

  /** Each run of letters with its place and the words that it gives. */
  function* runs(text) {
    for (const run of text.matchAll(RUN)) {
      const word = fold(run[0]);
      const ending = word.length < 3 && /^[a-z]+$/.test(word) && /\p{Alphabetic}['’]$/u.test(text.slice(Math.max(0, run.index - 3), run.index));
      if (ending || !word) continue;
      const words = word.match(SCRIPTS).flatMap((part) => {
        const letters = PAIRED.test(part) ? [...part] : [];
        return letters.length > 1 ? letters.slice(1).map((c, i) => letters[i] + c) : part.length > 64 ? [] : [part];
      });
      yield { start: run.index, end: run.index + run[0].length, words };
    }
  }
  const terms = (text) => [...runs(text)].flatMap((r) => r.words);

  /* Keys of names, as src/dossier/names/key.rs has them. ------------------ */
  let rules = [], latin = new Map();
  const keys = (word) => {
    let rest = [...word].map((c) => latin.get(c) ?? c).join(""), key = "";
    while (rest) {
      const [from, to] = rules.find(([from]) => rest.startsWith(from)) ?? [rest[0], rest[0]];
      for (const c of to) if (!key.endsWith(c)) key += c;
      rest = rest.slice(from.length);
    }
    key = key.replace(/^ie/, "e");
    if (!/^[a-z0-9]{3,}$/.test(key)) return [];
    const bare = (/^[aeiou]/.test(key) ? "a" : "") + key.replace(/[aeiou]/g, "");
    return ["~" + key, ...(bare.length > 2 ? ["_" + bare] : [])];
  };

  /* Forms of a word: of the endings in one line each may stand for another. Letters are folded: й is и. ---- */
  const ENDINGS = (lines) => lines.map((line) => line.split(" "));
  const LATIN = ENDINGS([
    " s es ed ing", "e es ed ing", "y ies ied ying", // English
    " e s es x", "e es ee ees er ent ant", "al ale ales aux", "eux euse euses", "if ive ifs ives", // French
    " e en er ern es n s em", // German
  ]);
  const CYRILLIC = ENDINGS([
    " а у ом е ы и ов ам ами ах", "а ы е у ои ою ам ами ах ", // nouns
    "ь я ю ем е и еи ям ями ях ью", "я и е ю еи ею ям ями ях ь", "и я ю ем е ев ям ями ях", "о а у ом е ам ами ах ",
    "ие ия ию ием ии иям иями иях", "ия ии ию иеи иям иями иях", "ок ка ке ку ки кои кам ками ках",
    "ыи ии ои ая ое яя ее ого его ому ему ым им ом ем ую юю ые ие ых их ыми ими еи", // adjectives
    "ть л ла ло ли в вшии вшая", "ет ют ут ит ят ат", // verbs
  ]);
  /** Plural, possession and case in Kyrgyz and its kin. */
  const ATTACHED = /^(.{3,}?)(?:[лдт][аеоө]р)?(?:с?[ыиуү]м?)?(?:[ндт][ыиуү]н|[гк][аеоө]|[ндт][ыиуү]|[дт][аеоө]н?)?$/u;

  const forms = (word) => {
    const found = new Set();
    const cyrillic = /^[а-яёүөңһқғұәі]+$/u.test(word);
    if (word.length < 4 || !(cyrillic || /^[a-z]+$/.test(word))) return found;
    for (const endings of cyrillic ? CYRILLIC : LATIN) {
      for (const ending of endings) {
        const stem = word.slice(0, word.length - ending.length);
        if (stem.length > 2 && word.endsWith(ending)) endings.forEach((other) => found.add(stem + other));
      }
    }
    if (cyrillic) found.add(ATTACHED.exec(word)[1]);
    found.delete(word);
    return found;
  };

  /* The index. ------------------------------------------------------------ */
  let index, words;
  const ready = async () => {
    [index, words] = await Promise.all([load("search/index"), load("assets/words")]);
    const pairs = (text) => text.split(" ").reduce((all, w, i) => (i % 2 ? all.at(-1).push(w) : all.push([w]), all), []);
    rules = pairs(index.rules);
    latin = new Map(index.latin.split(" ").map((pair) => [pair[0], pair.slice(1)]));
  };

  const shards = new Map();
  const DIGITS = new Map([..."0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"].map((c, i) => [c, i]));

  const shard = async (number) => {
    if (!shards.has(number)) {
      const text = await load("search/t" + number, index.version);
      const lines = text.split("\n").slice(0, -1).map((line) => line.split(" "));
      shards.set(number, { terms: lines.map((l) => l[0]), postings: lines.map((l) => l[1]) });
    }
    return shards.get(number);
  };

  /** The shards in which words with this beginning may stand, at most so many. */
  const around = (beginning, most) => {
    const after = index.terms.findIndex((first) => first > beginning);
    const start = Math.max(0, (after < 0 ? index.terms.length : after) - 1);
    const end = index.terms.findIndex((first, i) => i > start && !first.startsWith(beginning));
    const numbers = [];
    for (let i = start; i < (end < 0 ? index.terms.length : end) && numbers.length < most; i += 1) numbers.push(i);
    return numbers;
  };

  /** Pages and weights of a term: distances in digits of base 32, the weight in the lowest two bits. */
  const decode = (postings) => {
    const found = [];
    let page = 0, number = 0, shift = 1;
    for (const c of postings) {
      const digit = DIGITS.get(c);
      number += (digit & 31) * shift;
      shift *= 32;
      if (digit < 32) {
        page += Math.floor(number / 4);
        found.push(page, number % 4);
        number = 0;
        shift = 1;
      }
    }
    return found;
  };

  /** How many letters apart two words are (restricted Damerau-Levenshtein), at most `most` + 1. */
  const apart = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], row = [...b, 0].map((_, i) => i);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  };

  /** The terms that a word of the query means, with how well: itself, what it begins, how it sounds, else what is near. */
  const meant = async (word, last) => {
    const found = new Map();
    const add = (term, postings, quality) => { if (!(found.get(term)?.quality >= quality)) found.set(term, { quality, postings }); };
    const scan = async (numbers, quality) => {
      for (const { terms, postings } of await Promise.all([...new Set(numbers)].map(shard))) {
        terms.forEach((term, i) => { const q = quality(term); if (q) add(term, postings[i], q); });
      }
    };
    const [sound, bare] = keys(word);
    const begins = word.length > 1 || PAIRED.test(word);
    const others = forms(word);
    const direct = (t) => t === word ? 1 : Math.max(others.has(t) ? 0.6 : 0, begins && t.startsWith(word) ? 0.35 + 0.4 * word.length / t.length : 0);
    // Nearly all lie where the word does; a beginning that is still being typed is not worth more.
    const beside = [...new Set([...others].flatMap((form) => around(form, 1)))].slice(0, 2);
    const sounds = (t) => t === sound ? 0.7 : last && sound.length > 4 && t.startsWith(sound) ? 0.45 : 0;
    await Promise.all([scan([...around(word, last && word.length > 2 ? 3 : 1), ...beside], direct), sound && scan(around(sound, last ? 2 : 1), sounds)]);
    if (found.size || word.length < 3) return found;
    if (bare) await scan(around(bare, 1), (t) => (t === bare ? 0.4 : 0));
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (found.size || !most || /\d/.test(word)) return found;
    const swapped = word[1] + word[0] + word.slice(2), shorter = word.slice(1);
    const near = (t) => { const d = apart(word, t, most); return d > most || /^[~_]/.test(t) ? 0 : 0.5 - 0.15 * d; };
    await scan([...around(word.slice(0, 2), 6), ...around(swapped, 1), ...around(shorter, 1)], near);
    return found;
  };

  const WEIGHTS = [1, 1.5, 3, 8];
  const KINDS = { person: 1.4, organization: 1.4, place: 1.4, term: 1.3, note: 1.2, article: 1.1 };
  const kindOf = (page) => index.kinds.findLast(([, first]) => first <= page)[0];

  /** The pages for a query, best first; `loose` when none has all of its words. */
  const find = async (query) => {
    const asked = [...new Set(terms(query))].slice(0, 12);
    const open = /[\p{Alphabetic}\p{N}\p{M}]$/u.test(query);
    const found = await Promise.all(asked.map((word, i) => meant(word, open && i === asked.length - 1)));
    const scores = new Float64Array(index.pages), counts = new Uint8Array(index.pages);
    for (const alternatives of found) {
      const best = new Map();
      for (const { quality, postings } of alternatives.values()) {
        const pages = decode(postings);
        const rare = Math.log(1 + (2 * index.pages) / pages.length);
        for (let i = 0; i < pages.length; i += 2) {
          const score = quality * rare * WEIGHTS[pages[i + 1]];
          if (!(best.get(pages[i]) >= score)) best.set(pages[i], score);
        }
      }
      best.forEach((score, page) => { scores[page] += score; counts[page] += 1; });
    }
    const most = counts.reduce((a, b) => Math.max(a, b), 0);
    const hits = [];
    counts.forEach((count, page) => { if (most && count === most) hits.push({ page, kind: kindOf(page), score: scores[page] * (KINDS[kindOf(page)] ?? 1) }); });
    hits.sort((a, b) => b.score - a.score || a.page - b.page);
    return { asked, hits, loose: most > 0 && most < asked.length, matched: new Set(found.flatMap((f) => [...f.keys()])) };
  };

  /* Results. -------------------------------------------------------------- */

  /** What is shown of a page: href, title, detail, lead, other names, text. */
  const shown = async (page) => {
    const after = index.shards.findIndex((first) => first > page);
    const number = (after < 0 ? index.shards.length : after) - 1;
    return (await load("search/p" + number, index.version))[page - index.shards[number]];
  };

  const is = (words, matched) => words.some((w) => matched.has(w) || keys(w).some((k) => matched.has(k)));
  const hits = (text, matched) => [...runs(text)].filter((run) => is(run.words, matched));

  /** A text with the words that were found marked. */
  const marked = (text, matched, start = 0, end = text.length) => {
    const parts = [];
    let at = start;
    for (const run of hits(text.slice(start, end), matched)) {
      parts.push(text.slice(at, start + run.start), make("mark", "", text.slice(start + run.start, start + run.end)));
      at = start + run.end;
    }
    return [...parts, text.slice(at, end)];
  };

  const REACH = 190;
  /** The part of a text that has the most of the words; nothing where it has none. */
  const passage = (text, matched) => {
    const found = hits(text, matched);
    if (!found.length) return null;
    const different = (i) => new Set(found.slice(i, i + 12).filter((r) => r.end < found[i].start + REACH).flatMap((r) => r.words)).size;
    const best = found.slice(0, 60).reduce((a, _, i) => (different(i) > different(a) ? i : a), 0);
    let start = Math.max(0, text.lastIndexOf("\n", found[best].start) + 1, found[best].start - 70);
    if (start > 0 && text[start - 1] !== "\n") start = Math.min(found[best].start, text.indexOf(" ", start) + 1 || start);
    const stop = text.indexOf("\n", found[best].end);
    let end = Math.min(stop < 0 ? text.length : stop, start + REACH + 70);
    if (end < text.length && end !== stop) end = Math.max(found[best].end, text.lastIndexOf(" ", end));
    const cut = (at) => at > 0 && at < text.length && text[at] !== "\n" && text[at - 1] !== "\n";
    return [cut(start) ? "… " : "", ...marked(text, matched, start, end), cut(end) ? " …" : ""];
  };

  const item = async (hit, matched) => {
    const [href, title, detail, lead, also, text] = await shown(hit.page);
    const link = make("a", "name", ...marked(title, matched));
    link.href = root + href;
    link.dir = "auto";
    const found = passage(lead, matched) ?? passage(text, matched);
    // A spelling that stands in nothing that is shown: another name, or a word of a text that may not be published.
    const other = found || hits(title, matched).length ? null : also.split("; ").find((name) => hits(name, matched).length);
    const spelled = other ? make("p", "hit-also", ...marked(fill(words.search.also, { name: other }), matched)) : "";
    const said = found ?? [lead.length > 260 ? lead.slice(0, lead.lastIndexOf(" ", 260)) + " …" : lead];
    const kind = make("p", "hit-kind", words.kind[hit.kind] ?? hit.kind, detail ? " · " + detail : "");
    return make("li", "hit", kind, make("p", "hit-title", link), spelled, said.join("") ? Object.assign(make("p", "hit-text", ...said), { dir: "auto" }) : "");
  };

  const lang = document.documentElement.lang || "en";
  /** A number in the digits that the build writes, in every language. */
  const digits = (n) => n.toLocaleString(lang, { numberingSystem: "latn" });
  const plural = (forms, n) => fill(forms[new Intl.PluralRules(lang).select(n)] ?? forms.other, { n: digits(n) });

  /** Moves the focus through the results, and back to the box. */
  const walk = (box, list) => (event) => {
    const links = [...list.querySelectorAll("a")].filter((a) => a.offsetParent);
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to === undefined || event.isComposing || (at < 0 && (event.key === "ArrowUp" || event.target !== box)) || to >= links.length) return;
    event.preventDefault();
    (links[to] ?? box).focus();
  };

  const attach = async (box) => {
    const page = document.body.dataset.kind === "search";
    const form = box.form;
    const part = (id, tag, name) => document.getElementById(id) ?? Object.assign(make(tag, name), { id });
    const count = part("hit-count", "p", "hit-count");
    const list = part("hits", "ol", "hits");
    const more = part("hit-more", "p", "hit-more");
    const facets = part("facets", "fieldset", "facets");
    const browse = document.getElementById("browse");
    const status = make("p", "vh");
    status.setAttribute("role", "status");
    const panel = page ? null : make("div", "quick", count, list, more);
    const step = page ? 10 : 7;
    let turn = 0, telling = 0, kind = page ? new URLSearchParams(location.search).get("kind") : null, result = null;
    form.append(status, ...(panel ? [panel] : []));
    if (panel) panel.hidden = true;

    const tell = (text) => {
      count.textContent = text;
      clearTimeout(telling);
      telling = setTimeout(() => { status.textContent = text; }, 500);
    };

    const address = () => {
      const query = new URLSearchParams({ q: box.value.trim(), ...(kind ? { kind } : {}) });
      try { history.replaceState(null, "", box.value.trim() ? "?" + query : location.pathname); } catch { /* file:// may forbid it */ }
    };

    const facet = (value, label, number) => {
      const input = Object.assign(make("input"), { type: "radio", name: "kind", value, checked: (kind ?? "") === value });
      input.addEventListener("change", () => { kind = value || null; address(); list_results(++turn, step); });
      return make("label", "", input, make("span", "", label, make("b", "", digits(number))));
    };

    /** The kinds that were found, in the order of the site. */
    const choose = () => {
      const by = index.kinds.map(([name]) => [name, result.hits.filter((h) => h.kind === name).length]).filter(([, n]) => n);
      if (!by.some(([name]) => name === kind)) kind = null;
      const plural = { person: "people", disambiguation: "disambiguation" };
      const label = (name) => words.kind[plural[name] ?? name + "s"] ?? words.kind[name];
      facets.replaceChildren(make("legend", "vh", words.search.kinds), facet("", words.search.all, result.hits.length), ...by.map(([name, n]) => facet(name, label(name), n)));
      facets.hidden = by.length < 2;
    };

    const list_results = async (mine, most) => {
      const chosen = kind ? result.hits.filter((h) => h.kind === kind) : result.hits;
      const items = await Promise.all(chosen.slice(0, most).map((hit) => item(hit, result.matched)));
      if (mine !== turn) return;
      const kept = list.contains(document.activeElement) ? [...list.querySelectorAll("a")].indexOf(document.activeElement) : -1;
      list.replaceChildren(...items);
      if (kept >= 0) list.querySelectorAll("a")[kept]?.focus();
      const query = box.value.trim();
      if (browse) browse.hidden = chosen.length > 0;
      const said = chosen.length ? plural(words.search.results, chosen.length) : fill(words.search.none, { query });
      tell(result.loose && chosen.length ? said + " " + words.search.loose : said);
      more.replaceChildren();
      if (page && chosen.length > most) {
        const button = Object.assign(make("button", "", words.search.more), { type: "button" });
        button.addEventListener("click", async () => {
          await list_results(++turn, most + step);
          list.querySelectorAll("a.name")[most]?.focus();
        });
        more.append(button);
      } else if (!page && chosen.length > most) {
        const all = make("a", "", plural(words.search.all_results, chosen.length));
        all.href = form.action + "?" + new URLSearchParams({ q: query });
        more.append(all);
      } else if (!chosen.length) more.append(words.search.none_help);
    };

    const clear = () => {
      if (browse) browse.hidden = false;
      list.replaceChildren();
      more.replaceChildren();
      tell("");
      facets.hidden = true;
      if (panel) panel.hidden = true;
    };

    const search = async () => {
      const mine = ++turn;
      const query = box.value;
      if (page) address();
      if (!terms(query).length) return clear();
      if (panel) panel.hidden = false;
      if (!index) { count.textContent = words?.search.loading ?? "…"; await ready(); }
      // In a large dossier every letter would load shards of its own: wait for the next one, but not so long that it is felt.
      if (index.shards.length > 80) await new Promise((later) => setTimeout(later, 25));
      if (mine !== turn) return;
      const found = await find(query);
      if (mine !== turn) return;
      result = found;
      if (page) choose(); else kind = null;
      await list_results(mine, step);
    };
    const run = () => search().catch(() => {
      count.textContent = words?.search.failed ?? "";
      if (browse) browse.hidden = false;
    });

    box.addEventListener("input", run);
    form.addEventListener("submit", async (event) => {
      if (page || !box.value.trim()) event.preventDefault();
      if (page) { await run(); list.querySelector("a")?.focus(); }
    });
    (page ? document.querySelector("main") : form).addEventListener("keydown", walk(box, panel ?? list));
    if (panel) {
      form.addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) { event.preventDefault(); panel.hidden = true; box.focus(); } });
      form.addEventListener("focusout", (event) => { if (event.relatedTarget && !form.contains(event.relatedTarget)) panel.hidden = true; });
      document.addEventListener("pointerdown", (event) => { if (!form.contains(event.target)) panel.hidden = true; });
      box.addEventListener("focus", () => { if (list.children.length && box.value.trim()) panel.hidden = false; });
    } else if (location.search && !box.value) box.value = new URLSearchParams(location.search).get("q") ?? "";
    if (box.value) run(); else ready().catch(() => {});
  };

  window.dossier("assets/search", attach);
  window.dossier.terms = terms;
  window.dossier.find = async (query) => { if (!index) await ready(); return find(query); };
})();
