"use strict";
// The choice and the chain of a call: what Router.Choose and Prediction.Of of the core do, over the masks, slots and steps that the core
// computed for this page. The property test "The page and the core follow every call alike" compares the two.
function machine(data) {
  const big = (hex) => BigInt(hex);
  const BACKENDS = 0xffffn, FUNCTIONALITIES = big(data.full) & ~BACKENDS;
  const fullAfter = data.fullAfter.map(big);
  const python = big(data.python);
  const state = { included: big(data.included), excluded: big(data.excluded), gradients: true, inference: false, snapshot: null };

  // Position of the highest bit, from 1; 0 when there is none.
  const length = (bits) => (bits === 0n ? 0 : bits.toString(2).length);
  const functionality = (keys) => Math.max(0, length(keys & FUNCTIONALITIES) - 16);
  const backend = (keys) => Math.max(0, length(keys & BACKENDS) - 1);

  function slot(keys) {
    const [, offset, marker] = data.functionalities[functionality(keys)];
    return offset + (marker ? backend(keys) : 0);
  }

  function keyName(keys) {
    const [name, , marker] = data.functionalities[functionality(keys)];
    return marker && (keys & BACKENDS) === 0n ? marker : marker ? data.keys[slot(keys)] : name;
  }

  const change = (bits, [and, or]) => (bits & big(and)) | big(or);

  function enter(guard, s) {
    if (!guard) return s;
    let snapshot = s.snapshot;
    if (guard.snapshot === "take") snapshot = snapshot ?? [s.included, s.excluded];
    else if (guard.snapshot === "drop") snapshot = null;
    else if (guard.snapshot) snapshot = guard.snapshot.split(" ").map(big);
    return {
      included: change(s.included, guard.included),
      excluded: change(s.excluded, guard.excluded),
      gradients: guard.gradients ?? s.gradients,
      inference: guard.inference ?? s.inference,
      snapshot,
    };
  }

  const classOf = (op) => data.classes[op[2]];
  const mask = (op, keys) => { const masks = classOf(op)[0]; return big(masks[masks.length > 1 ? backend(keys) : 0]); };

  // [reason, site, fallthrough], and the kernel that serves the slot or null.
  const content = (op, at) => data.slots[classOf(op)[1][at]];
  function kernel(op, at) {
    const [reason, site] = content(op, at);
    if (site < 0) return null;
    return data.reasons[reason][0] === "backend fallback" ? data.fallbacks[at] : op[3].find((k) => k[0] === site);
  }

  const tensors = (args) => args.flatMap((a) => (a.tensors ?? []));
  const union = (args) => args.reduce((keys, a) => (a.counts ? a.tensors.reduce((k, t) => k | t.keys, keys) : keys), 0n);

  function choose(op, args, s) {
    const own = union(args);
    const merged = (own | s.included) & (~s.excluded | BACKENDS);
    const m = mask(op, merged);
    return { arguments: own, merged, mask: m, keys: merged & m, slot: slot(merged & m) };
  }

  const text = (kind, op, key, why) =>
    data.outcomes[kind].replace("{why}", () => why).replaceAll("{op}", () => op).replaceAll("{key}", () => key);
  const outcome = (kind, op, key = "", why = "") => ({ kind, text: text(kind, op, key, why) });

  // The arguments a kernel calls another operator with: the tensors at hand, in order.
  function forward(op, all) {
    let next = 0;
    return op[4].filter(([, , f]) => f.includes("k")).map(([, , f]) => ({
      counts: true,
      tensors: f.includes("l") ? all.slice(next, (next = all.length)) : next < all.length ? [all[next++]] : [],
    }));
  }

  function predict(first, firstArgs, firstState) {
    const hops = [], open = new Set();
    let kernels = 0;

    function call(op, name, args, s, depth) {
      if (!op || op[1] === null) return outcome("unknown_operator", name);
      return enterHop("call", op, args, choose(op, args, s).keys, s, depth);
    }

    function enterHop(kind, op, args, keys, s, depth) {
      const at = slot(keys), [reason, , fallthrough] = content(op, at), rule = kernel(op, at);
      if (data.reasons[reason][0] === "ambiguous autogradother") return outcome("ambiguous_autogradother", op[0]);
      if (!rule) return functionality(keys) === 0 ? outcome("no_tensor_arguments", op[0]) : outcome("no_kernel", op[0], keyName(keys));
      if (fallthrough) return outcome("fallthrough_called", op[0], data.keys[at]);
      const next = data.nexts[rule[3]];
      const hop = { depth, kind, op: op[0], keys, state: s, slot: at, kernel: rule, next };
      hops.push(hop);
      if (next.kind !== "built_in" && ++kernels >= data.kernelLimit) return outcome("depth_limit", op[0]);
      const mark = JSON.stringify([kind, op[0], keys, s, args], (_, v) => (typeof v === "bigint" ? v.toString(16) : v));
      if (open.has(mark)) return outcome("cycle", op[0], data.keys[at]);
      open.add(mark);
      const end = follow(next, op, args, hop);
      open.delete(mark);
      return end;
    }

    function follow(next, op, args, hop) {
      const onwards = (keys, under) => enterHop("redispatch", op, args, keys, enter(under, hop.state), hop.depth + 1);
      switch (next.kind) {
        case "leaf": return null;
        case "redispatch":
          return onwards(next.own ? (hop.keys & fullAfter[functionality(hop.keys)]) | big(next.add ?? "0x0") : change(hop.keys, next.keys), next.under);
        case "call_again": return call(op, op[0], args, enter(next.under, hop.state), hop.depth + 1);
        case "call_other": {
          const other = data.ops.find((o) => o[0] === next.operator);
          return call(other, next.operator, other ? forward(other, tensors(args)) : [], enter(next.under, hop.state), hop.depth + 1)
            ?? follow(next.then, op, args, hop);
        }
        case "select_backend": {
          const key = data.devices[args.find((a) => a.device)?.device ?? "cpu"];
          if (!key.startsWith("0x")) return { kind: "fallback_failed", text: key.replaceAll("{op}", () => op[0]) };
          return onwards((union(args) | big(key)) & fullAfter[functionality(hop.keys)]);
        }
        case "built_in": return builtIn(next, op, args, hop, onwards);
        default: return outcome("not_predictable", op[0], "", next.why.replaceAll("{op}", () => op[0]));
      }
    }

    function builtIn(next, op, args, hop, onwards) {
      const fail = (t) => ({ kind: "fallback_failed", text: t.replaceAll("{op}", () => op[0]) });
      switch (next.step) {
        case "redispatch": return onwards(change(hop.keys, next.keys), next.under);
        case "raise": return fail(next.key === "Meta" && op[5] ? op[5] : next.failure);
        case "pass_over": return outcome("fallthrough_called", op[0], next.key);
        case "dispatcher": return outcome("not_predictable", op[0], "", "the thread's dispatcher object handles the call");
        case "python":
          if (!hop.state.snapshot) return fail(next.withoutSnapshot);
          if (tensors(args).length === 0) return fail(next.withoutTensors);
          if (tensors(args).some((t) => t.keys & python)) return outcome("not_predictable", op[0], "", next.interpreted);
          return onwards(change(hop.keys, next.keys), next.under);
      }
    }

    const end = call(first, first[0], firstArgs, firstState, 0) ?? outcome("returned", first[0]);
    return { hops, outcome: end };
  }

  // The runtime keys of a set, in the order of their priority; what has no slot of its own in it (a backend bit alone) is named too.
  function names(keys) {
    const found = [];
    const backends = data.backends.filter((_, b) => (keys >> BigInt(b)) & 1n);
    let perBackend = false;
    data.functionalities.forEach(([name, offset, marker], f) => {
      if (f === 0 || !((keys >> BigInt(15 + f)) & 1n)) return;
      if (!marker) { found.push(name); return; }
      perBackend = true;
      if (backends.length === 0) found.push(name);
      data.backends.forEach((_, b) => { if ((keys >> BigInt(b)) & 1n) found.push(data.keys[offset + b]); });
    });
    if (!perBackend) found.push(...backends.map((b) => b + "Bit"));
    return found;
  }

  // The rules tried for a slot, as the core tried them: rule 9 is nobody's but applies when nothing else does.
  function rulesTried(op, at) {
    const flat = data.steps[classOf(op)[2][at]], steps = [];
    for (let i = 0; i < flat.length; i += 2) steps.push({ rule: Math.abs(flat[i]), applies: flat[i] < 0, why: data.whys[flat[i + 1]] });
    if (!steps.at(-1)?.applies) steps.push({ rule: 9, applies: true, why: "nothing serves the key" });
    return steps;
  }

  const origin = (k) => data.files[k[1]] + (k[2] < 0 ? "" : ":" + k[2]);

  return { state, enter, choose, predict, names, content, kernel, rulesTried, origin, keyName };
}
