"use strict";
// The operator chosen: its slots, the explanation of one, the call composed and its chain. What is shown is in the address, so a view can be kept.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const dispatch = machine(data), reading = calls(data);
  const byId = (id) => document.getElementById(id);
  const FUNCTIONALITY_NAMES = { AutogradFunctionality: "Autograd" };
  let op, at = 0, cells = [], inputs = [], guards = [];

  function el(tag, properties = {}, ...children) {
    const { data: attributes = {}, ...rest } = properties;
    const node = Object.assign(document.createElement(tag), rest);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  const list = operatorList(data, dispatch, (chosen) => choose(chosen, true));
  const reasonClass = (r, fallthrough) => `r${r}${fallthrough ? " fall" : ""}`;
  const describe = (slot) => { const [r, , fall] = dispatch.content(op, slot); return data.reasons[r][0] + (fall ? ", fallthrough" : ""); };
  const names = (keys) => {
    const autocast = BigInt(data.autocast), whole = (keys & autocast) === autocast;
    return [...dispatch.names(whole ? keys & ~autocast : keys), ...(whole ? ["every Autocast key"] : [])].join(", ") || "nothing";
  };
  const facts = (...pairs) => el("dl", { className: "facts" }, ...pairs.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)]));
  const kernelText = (k) => `${dispatch.origin(k)}${k[4] & 1 ? " (fallthrough)" : ""}`;
  const badge = (slot) => { const [r] = dispatch.content(op, slot); return el("span", { className: `badge r${r}` }, describe(slot)); };

  function cell(slot, single) {
    const [r, , fall] = dispatch.content(op, slot), letter = (fall ? ">" : "") + data.reasons[r][1], name = data.keys[slot];
    const button = single
      ? el("button", { className: "cell single" }, el("i", { className: reasonClass(r, fall) }, letter), el("span", {}, name))
      : el("button", { className: "cell " + reasonClass(r, fall) }, letter);
    Object.assign(button, { type: "button", title: `${name}: ${describe(slot)}`, tabIndex: slot === at ? 0 : -1 });
    button.setAttribute("aria-label", `${name}: ${describe(slot)}`);
    button.setAttribute("aria-pressed", slot === at);
    button.dataset.slot = slot;
    button.addEventListener("click", () => explainSlot(slot));
    cells[slot] = button;
    return button;
  }

  function showSlots() {
    cells = [];
    const perBackend = data.functionalities.filter(([, , marker]) => marker);
    const block = el("div", { className: "block" }, el("span"), ...data.backends.map((b) => el("span", { className: "backend", ariaHidden: "true" }, b)));
    for (const [name, offset] of perBackend)
      block.append(el("span", { className: "functionality", title: name }, FUNCTIONALITY_NAMES[name] ?? name), ...data.backends.map((_, b) => cell(offset + b, false)));
    const inBlock = new Set(perBackend.flatMap(([, offset]) => data.backends.map((_, b) => offset + b)));
    const singles = el("div", { className: "singles" }, ...data.keys.map((_, slot) => slot).filter((slot) => !inBlock.has(slot)).map((slot) => cell(slot, true)));
    byId("grid").replaceChildren(block, singles);
  }

  // Arrow keys go to the nearest cell in their direction, as the eye would.
  byId("grid").addEventListener("keydown", (e) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
    const from = e.target.closest?.("[data-slot]");
    if (!way || !from) return;
    e.preventDefault();
    const centre = (node) => { const r = node.getBoundingClientRect(); return [r.x + Math.min(r.width, 26) / 2, r.y + r.height / 2]; };
    const [x, y] = centre(from);
    let best = null, least = Infinity;
    for (const other of cells) {
      const [dx, dy] = ((c) => [c[0] - x, c[1] - y])(centre(other));
      const along = dx * way[0] + dy * way[1], across = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
      if (along > 2 && along + 4 * across < least) [best, least] = [other, along + 4 * across];
    }
    if (!best) return;
    from.tabIndex = -1;
    best.tabIndex = 0;
    best.focus();
  });

  function explainSlot(slot) {
    cells[at]?.setAttribute("aria-pressed", "false");
    for (const c of cells) c.tabIndex = -1;
    at = slot;
    cells[at].setAttribute("aria-pressed", "true");
    cells[at].tabIndex = 0;
    const kernel = dispatch.kernel(op, slot), [, site] = dispatch.content(op, slot);
    const rows = kernel
      ? [["kernel", kernelText(kernel)], ["registered at", data.sites[site]], [kernel[4] & 2 ? "presumed" : "next", data.nexts[kernel[3]].text]]
      : [["kernel", "none: a call that lands here is an error"]];
    byId("slot").replaceChildren(
      el("p", { className: "head" }, el("strong", {}, data.keys[slot]), badge(slot), el("span", {}, `slot ${slot}`)),
      facts(...rows),
      el("ol", { className: "rules", ariaLabel: "Rules tried, in order" }, ...dispatch.rulesTried(op, slot).map((s) =>
        el("li", { className: s.applies ? "yes" : "" }, el("span", {}, `rule ${s.rule}`), el("span", {}, s.applies ? "yes" : "no"), el("span", {}, s.why)))));
    remember();
  }

  function showFields(texts) {
    inputs = op[4].map((parameter, i) => {
      const [name, type, flags] = parameter;
      const input = el("input", { id: "arg-" + i, value: texts?.[i] ?? reading.example(parameter), autocomplete: "off", spellcheck: false, placeholder: flags.includes("o") ? "left out" : "" });
      if (flags.includes("d")) input.placeholder = "device, as cuda";
      else input.setAttribute("list", "words");
      input.addEventListener("input", showChain);
      return { parameter, input, label: el("label", { htmlFor: "arg-" + i }, name, el("small", {}, type)), wrong: el("span", { className: "wrong", id: "wrong-" + i }) };
    });
    byId("fields").replaceChildren(...(op[1] === null ? [el("p", {}, "It has no schema, so nobody knows its arguments.")]
      : inputs.length === 0 ? [el("p", {}, "It takes no tensors.")] : inputs.flatMap((f) => [f.label, f.input, f.wrong])));
  }

  function showGuards() {
    byId("guards").replaceChildren(...guards.map((guard, i) => el("li", {}, el("button", {
      type: "button", ariaLabel: `Remove guard ${guard}`, onclick: () => { guards.splice(i, 1); showGuards(); showChain(); },
    }, guard + " ×"))));
  }

  function readCall() {
    let wrong = false;
    const args = inputs.map(({ parameter, input, wrong: place }) => {
      place.textContent = "";
      input.removeAttribute("aria-invalid");
      try { return reading.argument(parameter, input.value); } catch (e) {
        wrong = true;
        place.textContent = e.message;
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", place.id);
        return null;
      }
    });
    return wrong ? null : args;
  }

  function showChain() {
    const args = op[1] === null ? null : readCall();
    for (const c of cells) c.classList.remove("on-path");
    byId("line").value = op[1] === null ? "" : reading.commandLine(op, inputs.map((f) => f.input.value), guards);
    remember();
    if (!args) { byId("chain").replaceChildren(el("p", {}, op[1] === null ? "Without a schema no call can be predicted." : "Mend the argument marked to see the chain.")); return; }
    const state = guards.reduce((s, name) => dispatch.enter(data.guards[name], s), dispatch.state);
    const choice = dispatch.choose(op, args, state), route = dispatch.predict(op, args, state);
    const own = (hop) => hop.op === op[0];
    for (const hop of route.hops.filter(own)) cells[hop.slot].classList.add("on-path");
    const way = route.hops.flatMap((hop) => [el("button", {
      type: "button", className: `r${dispatch.content(data.ops.find((o) => o[0] === hop.op), hop.slot)[0]} badge`, disabled: !own(hop), onclick: () => explainSlot(hop.slot),
      ariaLabel: `${data.keys[hop.slot]} of ${hop.op}: explain the slot`,
    }, data.keys[hop.slot]), el("span", { ariaHidden: "true" }, "→")]);
    const error = /^(error|never)/.test(route.outcome.text);
    byId("chain").replaceChildren(
      el("p", { className: "way", id: "way" }, ...way, el("span", { className: error ? "end error" : "end" }, route.outcome.text)),
      facts(
        ["arguments", names(choice.arguments)],
        ["merged", `${names(choice.merged)} = (arguments | included) − excluded`],
        ["passed over", names(choice.merged & ~choice.mask & ~0xffffn)],
        ["keys", names(choice.keys)],
        ["thread", `excluded ${names(state.excluded)}; included ${names(state.included)}; gradients ${state.gradients ? "on" : "off"}${state.inference ? "; inference mode" : ""}`]),
      el("ol", { className: "hops", ariaLabel: "Kernels, in order" }, ...route.hops.map((hop, i) => hopItem(hop, i === 0 ? state : route.hops[i - 1].state, i))));
  }

  function hopItem(hop, before, i) {
    const changes = [["included", before.included, hop.state.included], ["excluded", before.excluded, hop.state.excluded]].flatMap(([name, old, now]) => [
      ...(now & ~old ? [`${name} + ${names(now & ~old)}`] : []), ...(old & ~now ? [`${name} − ${names(old & ~now)}`] : [])]);
    if (!before.snapshot && hop.state.snapshot) changes.push("snapshot of the keys on entry taken");
    const presumed = hop.kernel[4] & 2;
    return el("li", {},
      el("p", { className: "head" }, el("strong", {}, `${i + 1}. ${data.keys[hop.slot]}`), el("span", {}, `${hop.kind === "call" ? "call" : "redispatch"} of ${hop.op}`)),
      facts(["keys", names(hop.keys)], ...changes.map((c) => ["thread", c]), ["kernel", kernelText(hop.kernel)], [presumed ? "presumed" : "next", hop.next.text]));
  }

  function showKernels() {
    const seen = new Set();
    byId("kernels").replaceChildren(op[3].length === 0 ? el("p", {}, "None: only backend fallbacks serve it.") : el("table", {},
      el("thead", {}, el("tr", {}, ...["key", "registered by", "what it does next"].map((t) => el("th", { scope: "col" }, t)))),
      el("tbody", {}, ...op[3].map((k) => {
        const shadowed = seen.has(k[0]);
        seen.add(k[0]);
        return el("tr", { className: shadowed ? "shadowed" : "", title: shadowed ? "a newer kernel at the same key is in use" : "" },
          el("td", { className: "mono" }, data.sites[k[0]]), el("td", { className: "mono" }, kernelText(k)), el("td", {}, (k[4] & 2 ? "presumed: " : "") + data.nexts[k[3]].text));
      }))));
  }

  function choose(index, fresh, texts) {
    op = data.ops[index];
    if (fresh) [at, guards] = [defaultSlot(), []];
    byId("name").textContent = op[0];
    byId("schema").textContent = op[1] ?? "no schema";
    showSlots();
    showFields(texts);
    showGuards();
    showChain();
    showKernels();
    explainSlot(at);
    list.choose(index);
    document.title = `${op[0]} – dispatch of ${data.source}`;
  }

  const defaultSlot = () => data.keys.indexOf("AutogradCPU");

  // The address: #op=…&slot=…&args=…&guards=…, parts encoded one by one. replaceState is refused for files by some browsers: then it is not kept.
  let ready = false;
  function remember() {
    if (!ready) return;
    const parts = { op: op[0], slot: data.keys[at], args: inputs.map((f) => f.input.value).join(";"), guards: guards.join(";") };
    const hash = "#" + Object.entries(parts).filter(([, v]) => v).map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join("&");
    try { history.replaceState(null, "", hash); } catch { /* not kept */ }
  }

  function fromAddress() {
    const parts = new Map(location.hash.slice(1).split("&").map((p) => p.split("=")).map(([k, v]) => [k, decodeURIComponent(v ?? "")]));
    const wanted = data.ops.findIndex((o) => o[0] === parts.get("op"));
    const index = wanted >= 0 ? wanted : Math.max(0, data.ops.findIndex((o) => o[0] === "aten::add.Tensor"));
    at = Math.max(0, data.keys.indexOf(parts.get("slot") ?? "AutogradCPU"));
    guards = (parts.get("guards") ?? "").split(";").filter((g) => g in data.guards);
    choose(index, false, parts.has("args") && wanted >= 0 ? parts.get("args").split(";") : index !== wanted && data.ops[index][0] === "aten::add.Tensor" ? ["cpu+grad", "cpu"] : null);
  }

  const themes = ["automatic", "light", "dark"];
  const stored = () => { try { return localStorage.getItem("fdispatch-theme"); } catch { return null; } };
  let theme = Math.max(0, themes.indexOf(stored()));
  function applyTheme() {
    if (theme === 0) document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", themes[theme]);
    byId("theme").textContent = `Theme: ${themes[theme]}`;
    list.recolour();
  }

  byId("summary").textContent = `${data.shown} operators, ${data.keys.length} slots each, ${data.classes.length} different tables`;
  byId("note").textContent = data.note ?? "";
  byId("legend").append(...data.reasons.map(([, letter, meaning], r) => el("li", {}, el("i", { className: `r${r}` }, letter), meaning)),
    el("li", {}, el("i", { className: "r8 fall" }, ">"), "fallthrough"));
  byId("words").append(...Object.keys(data.words).map((w) => new Option(w, w)), ...["none", "undefined"].map((w) => new Option(w, w)),
    ...Object.keys(data.suffixes).concat("grad", "inference").map((s) => new Option("cpu+" + s, "cpu+" + s)));
  byId("guard").append(new Option("choose…", ""), ...Object.keys(data.guards).map((g) => new Option(g, g)));
  byId("guard").addEventListener("change", (e) => { if (e.target.value) { guards.push(e.target.value); e.target.value = ""; showGuards(); showChain(); } });
  byId("call").addEventListener("submit", (e) => e.preventDefault());
  byId("line").addEventListener("focus", (e) => e.target.select());
  byId("theme").addEventListener("click", () => {
    theme = (theme + 1) % themes.length;
    try { localStorage.setItem("fdispatch-theme", themes[theme]); } catch { /* not kept */ }
    applyTheme();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => list.recolour());
  addEventListener("hashchange", fromAddress);
  list.start();
  applyTheme();
  fromAddress();
  ready = true;

  // For tests: follows a call given as texts, as the form does.
  window.followCall = (name, texts, guardNames) => {
    const target = data.ops.find((o) => o[0] === name);
    const state = guardNames.reduce((s, g) => dispatch.enter(data.guards[g], s), dispatch.state);
    return dispatch.predict(target, target[4].map((p, i) => reading.argument(p, texts[i])), state);
  };
})();
