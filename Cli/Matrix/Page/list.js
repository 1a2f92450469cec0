"use strict";
// Search, filter, and a list of which only the rows in sight are elements. Each row shows the operator's slots as a strip of colours.
function operatorList(data, dispatch, onChoose) {
  const byId = (id) => document.getElementById(id);
  const [search, box, rows, count] = ["search", "list", "rows", "count"].map(byId);
  const [key, reason] = ["filter-key", "filter-reason"].map(byId);
  const HEIGHT = 46, all = data.ops.slice(0, data.shown).map((op, at) => ({ op, at, folded: op[0].toLowerCase() }));
  let found = all, active = 0, chosen = -1;

  key.append(new Option("any key", ""), ...data.keys.map((name, at) => new Option(name, at)));
  reason.append(new Option("anything", ""), ...data.reasons.map(([name], at) => new Option(name, at)), new Option("fallthrough", "f"));

  const pattern = (text) => {
    const parts = text.toLowerCase().trim().split(/\s+/).filter(Boolean).map((part) => /[*?]/.test(part)
      ? new RegExp("^" + part.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".") + "$")
      : { test: (name) => name.includes(part) });
    return (name) => parts.every((p) => p.test(name));
  };

  const holds = (op, at) => {
    const [r, , fallthrough] = dispatch.content(op, at);
    return reason.value === "" || (reason.value === "f" ? fallthrough === 1 : r === Number(reason.value));
  };

  // A name that is the text, or begins with it after the namespace, comes before one that only holds it.
  function refresh() {
    const fits = pattern(search.value), text = search.value.trim().toLowerCase();
    const rank = ({ folded }) => folded === text ? 0 : folded.startsWith(text) ? 1 : folded.includes("::" + text) ? 2 : 3;
    found = all.filter(({ op, folded }) => fits(folded)
      && (reason.value === "" || (key.value === "" ? data.keys.some((_, at) => holds(op, at)) : holds(op, Number(key.value)))));
    if (text) found = found.map((f) => [rank(f), f]).sort((a, b) => a[0] - b[0] || a[1].at - b[1].at).map(([, f]) => f);
    active = 0;
    count.textContent = `${found.length} of ${all.length} operators`;
    box.scrollTop = 0;
    draw();
  }

  let palette = [];
  const colours = () => { const style = getComputedStyle(document.documentElement); palette = data.reasons.map((_, r) => style.getPropertyValue("--r" + r).trim()); };

  function strip(op) {
    const canvas = document.createElement("canvas"), scale = 4;
    canvas.width = data.columns.length * scale;
    canvas.height = 1;
    const pen = canvas.getContext("2d");
    data.columns.forEach((at, x) => { pen.fillStyle = palette[dispatch.content(op, at)[0]]; pen.fillRect(x * scale, 0, scale, 1); });
    canvas.setAttribute("aria-hidden", "true");
    return canvas;
  }

  function draw() {
    rows.style.height = found.length * HEIGHT + "px";
    const first = Math.max(0, Math.floor(box.scrollTop / HEIGHT) - 4), last = Math.min(found.length, first + Math.ceil(box.clientHeight / HEIGHT) + 9);
    rows.replaceChildren(...found.slice(first, last).map(({ op, at }, i) => {
      const row = document.createElement("div"), name = document.createElement("span");
      row.className = first + i === active && document.activeElement === search ? "row active" : "row";
      row.id = "op-" + at;
      row.style.top = (first + i) * HEIGHT + "px";
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", at === chosen);
      row.setAttribute("aria-setsize", found.length);
      row.setAttribute("aria-posinset", first + i + 1);
      name.textContent = row.title = op[0];
      row.append(name, strip(op));
      row.addEventListener("mousedown", (e) => e.preventDefault());
      row.addEventListener("click", () => { active = first + i; onChoose(at); });
      return row;
    }));
    if (found[active]) search.setAttribute("aria-activedescendant", "op-" + found[active].at);
    else search.removeAttribute("aria-activedescendant");
  }

  function show(at) {
    if (at * HEIGHT < box.scrollTop) box.scrollTop = at * HEIGHT;
    else if ((at + 1) * HEIGHT > box.scrollTop + box.clientHeight) box.scrollTop = (at + 1) * HEIGHT - box.clientHeight;
    draw();
  }

  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
  search.addEventListener("input", refresh);
  search.addEventListener("keydown", (e) => {
    if (e.key in steps) {
      active = Math.min(found.length - 1, Math.max(0, active + steps[e.key]));
      show(active);
    } else if (e.key === "Enter" && found[active]) onChoose(found[active].at);
    else return;
    e.preventDefault();
  });
  for (const select of [key, reason]) select.addEventListener("change", refresh);
  for (const event of ["focus", "blur"]) search.addEventListener(event, draw);
  box.addEventListener("scroll", draw);
  new ResizeObserver(draw).observe(box);
  document.addEventListener("keydown", (e) => {
    if (e.key !== "/" || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
    search.focus();
    e.preventDefault();
  });

  return {
    start() { colours(); refresh(); },
    recolour() { colours(); draw(); },
    choose(at) { chosen = at; const place = found.findIndex((f) => f.at === at); if (place >= 0) { active = place; show(place); } else draw(); },
  };
}
