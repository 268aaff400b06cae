// The preview's half in the page: loads the page again when the site was built again,
// and shows the findings when it could not be built.
(() => {
  "use strict";
  let version = document.currentScript.dataset.version;
  const place = "dossier-live-place";
  let source = null;
  let dismissed = "";
  let restart = 0;

  /** The new text is put in at once; the reload that follows starts the page's own scripts afresh. */
  async function update(newest) {
    version = newest;
    const [main, title] = await fetch(location.href, { cache: "no-cache" })
      .then((answer) => answer.text())
      .then((html) => new DOMParser().parseFromString(html, "text/html"))
      .then((next) => [next.querySelector("main"), next.title])
      .catch(() => []);
    const old = document.querySelector("main");
    if (main && old) {
      old.replaceWith(document.adoptNode(main));
      document.title = title;
    }
    clearTimeout(restart);
    restart = setTimeout(reload, main && old ? 300 : 0);
  }

  /** A reload keeps the reader where they were. */
  function reload() {
    sessionStorage.setItem(place, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  }

  function returnToPlace() {
    const [path, x, y] = JSON.parse(sessionStorage.getItem(place) || "[]");
    sessionStorage.removeItem(place);
    if (path === location.pathname) scrollTo({ left: x, top: y, behavior: "instant" });
  }

  /** Browsers allow six connections to one host, so only pages in view keep theirs. */
  function listen() {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource("/-/dossier-live");
    source.onmessage = ({ data }) => {
      const [newest, ...report] = data.split("\n");
      show(report.join("\n"));
      if (newest !== version) update(newest);
    };
  }

  function show(report) {
    document.getElementById("dossier-live")?.remove();
    if (!report || report === dismissed) return;
    const host = document.createElement("div");
    host.id = "dossier-live";
    const shadow = host.attachShadow({ mode: "open" });
    shadow.innerHTML = `<link rel="stylesheet" href="/-/dossier-live.css">
      <section aria-labelledby="title">
        <header><h2 id="title" role="alert">The last change could not be built</h2><button type="button">Dismiss</button></header>
        <p>What you see behind this is the last good site. It is replaced once the findings are mended.</p>
        <div class="report" tabindex="0" role="region" aria-label="Findings">${report}</div>
      </section>`;
    const dismiss = () => { dismissed = report; host.remove(); };
    shadow.querySelector("button").addEventListener("click", dismiss);
    host.addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(); });
    document.body.append(host);
  }

  addEventListener("load", returnToPlace);
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  addEventListener("pagehide", () => source?.close());
  document.addEventListener("visibilitychange", listen);
  listen();
})();
