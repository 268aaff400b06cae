/* What every page loads: the key of the search, cards beside links, filters. Everything works without it.
   Values come as scripts that call dossier(name, value): fetch fails on file://. */
"use strict";
(() => {
  const own = document.currentScript;
  const root = new URL("../", own.src).href;
  const waiting = new Map();
  const asked = new Map();

  /** Takes a value from a file, or reads one that was taken. */
  const dossier = (name, value) => { waiting.get(name)?.(value); waiting.delete(name); };
  window.dossier = dossier;

  /** Loads <root><name>.js once, and gives what it hands over. */
  const load = (name, version) => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        waiting.set(name, done);
        script.onerror = () => { asked.delete(name); failed(new Error(name)); };
        script.src = root + name + ".js" + (version ? "?v=" + version : "");
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };

  /** An element with its class, and what it holds. */
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children.filter((c) => c !== "" && c != null));
    return element;
  };

  const fill = (text, values) => (text ?? "").replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  Object.assign(dossier, { load, make, fill, root });

  /* Search: its script comes when a reader turns to the box. */
  const box = document.querySelector("form[role=search] input[type=search]");
  if (box) {
    const begin = () => {
      ["focus", "input", "pointerenter"].forEach((type) => box.removeEventListener(type, begin));
      load("assets/search").then((attach) => attach(box), () => {});
    };
    ["focus", "input", "pointerenter"].forEach((type) => box.addEventListener(type, begin));
    if (document.activeElement === box || (document.body.dataset.kind === "search" && location.search)) begin();
    document.addEventListener("keydown", (event) => {
      const at = event.target;
      const typing = at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
  }

  /* Filters of the grid: the addresses do the work. This says which one is on, and leaves the page where it is. */
  const filters = [...document.querySelectorAll(".filters a")];
  if (filters.length) {
    const told = make("p", "vh");
    told.setAttribute("role", "status");
    document.querySelector("main").append(told);
    const chosen = () => filters.find((link) => link.hash === location.hash) ?? filters[0];
    const mark = () => filters.forEach((link) => (link === chosen() ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    let stay = null;
    filters.forEach((link) => link.addEventListener("click", () => { stay = scrollY; }));
    addEventListener("hashchange", () => {
      mark();
      told.textContent = chosen().textContent;
      if (stay !== null) scrollTo(scrollX, stay);
      stay = null;
    });
    mark();
  }

  /* Cards: what a link leads to, for pointer, keyboard and touch. */
  const files = Number(own.dataset.cards);
  if (!files) return;
  const here = location.href.split(/[?#]/)[0];
  const card = make("div", "hovercard");
  let shown = null, timer = 0, pressed = "";
  card.id = "hovercard";
  card.hidden = true;

  /** A citation leads to the list of references, and by way of that to its passage. */
  const meant = (link) => {
    const entry = link.href.startsWith(here + "#r") && document.getElementById(link.hash.slice(1));
    return (entry && (entry.querySelector("a[href*='#p']") ?? entry.querySelector("a[href*='.html']"))) || link;
  };
  /** The path below the root of the page that a link leads to; nothing for other hosts and this page. */
  const target = (link) => {
    const address = meant(link).href.split(/[?#]/)[0];
    return address.startsWith(root) && address !== here && address.endsWith(".html") ? decodeURI(address.slice(root.length)) : "";
  };
  const bucket = (path) => {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(path)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash & (files - 1);
  };
  const linkAt = (element) => element?.closest?.("main a[href]:not(.trail a, .nextprev a, .doors a)");

  const day = (text, words) => {
    const [, y, month, d, doubt] = text.match(/^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?[^~?]*([~?]?)/) ?? [];
    if (!y) return text;
    const name = month && words.months[month - 1];
    const plain = d ? fill(words.full, { d: Number(d), month: name, y }) : month ? fill(words.month_year, { month: name, y }) : y;
    return doubt ? fill(doubt === "~" ? words.about : words.uncertain, { date: plain }) : plain;
  };
  const date = (text, words) => {
    const [from, to] = text.split("/");
    if (to === undefined) return day(from, words);
    if (from === "..") return fill(words.until, { to: day(to, words) });
    return to === ".." ? fill(words.since, { from: day(from, words) }) : fill(words.between, { from: day(from, words), to: day(to, words) });
  };

  /** What may be in another language than the page. */
  const foreign = (tag, name, text) => Object.assign(make(tag, name, text), { dir: "auto" });

  /** What stands in a card. */
  const content = ([kind, title, about, text, quotes], words, link) => {
    const details = [about.name, about.date && date(about.date, words.date), about.label && words.label[about.label]];
    const top = make("p", "hc-kind", [about.code, words.kind[kind], ...details].filter(Boolean).join(" · "));
    const paragraph = meant(link).hash.match(/^#p(\d+)$/)?.[1];
    const said = (paragraph && quotes?.[paragraph]) || [];
    const passage = paragraph ? make("p", "hc-place", fill(words.card.paragraph, { n: paragraph })) : "";
    return [top, foreign("p", "hc-title", title), text ? make("p", "hc-text", text) : "", passage, ...said.slice(0, 2).map((q) => foreign("blockquote", "", q))];
  };

  const place = (link) => {
    // A link may run over two lines: the card lies under the last or over the first of them.
    const lines = [...link.getClientRects()].filter((r) => r.width);
    const at = link.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const below = at.bottom + size.height + 8 < innerHeight || at.top < size.height + 8;
    const line = (below ? lines.at(-1) : lines[0]) ?? at;
    const start = document.dir === "rtl" ? line.right - size.width : line.left;
    const left = Math.max(8, Math.min(start, document.documentElement.clientWidth - size.width - 8));
    card.style.left = left + scrollX + "px";
    card.style.top = (below ? at.bottom + 6 : at.top - size.height - 6) + scrollY + "px";
  };

  const hide = () => {
    clearTimeout(timer);
    card.hidden = true;
    if (shown?.getAttribute("aria-describedby") === "hovercard") shown.removeAttribute("aria-describedby");
    shown = null;
  };

  const show = async (link, touch) => {
    const path = target(link);
    if (!path) return;
    const [cards, words] = await Promise.all([load("cards/" + bucket(path)), load("assets/words")]);
    if (!cards[path] || shown !== link) return;
    card.replaceChildren(...content(cards[path], words, link).filter(Boolean));
    card.classList.toggle("hc-touch", touch);
    card.lang = document.documentElement.lang;
    if (touch) {
      card.removeAttribute("role");
      const open = make("a", "", words.card.open);
      open.href = meant(link).href;
      card.append(make("p", "hc-open", open));
    } else {
      card.setAttribute("role", "tooltip");
      link.setAttribute("aria-describedby", "hovercard");
      link.removeAttribute("title");
    }
    if (!card.isConnected) document.body.append(card);
    card.hidden = false;
    place(link);
  };

  /** Shows or hides after a moment, so that a pointer on its way disturbs nothing. */
  const soon = (link) => {
    clearTimeout(timer);
    if (link === shown) return;
    timer = setTimeout(() => { hide(); if (link) { shown = link; show(link, false).catch(hide); } }, link ? 250 : 200);
  };

  document.addEventListener("pointerdown", (event) => {
    pressed = event.pointerType;
    if (!card.hidden && !card.contains(event.target) && linkAt(event.target) !== shown) hide();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (card.contains(event.target)) clearTimeout(timer); else soon(linkAt(event.target) ?? null);
  });
  document.documentElement.addEventListener("pointerleave", () => soon(null));
  document.addEventListener("focusin", (event) => {
    if (card.contains(event.target)) return;
    const link = linkAt(event.target);
    // The card of the last link may not lie over what has the focus now, even if it was still to come.
    if (!link || link !== shown) hide();
    if (link?.matches(":focus-visible")) soon(link);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  /* A finger has no hover: the first tap on a citation shows its card, which leads on; so does a second tap. */
  document.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (pressed !== "touch" || !link?.matches(".cite, .src") || shown === link || !target(link)) return;
    event.preventDefault();
    hide();
    shown = link;
    show(link, true).catch(() => { location.href = meant(link).href; });
  });
})();
