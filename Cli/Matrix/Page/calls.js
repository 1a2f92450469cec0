"use strict";
// Reading what is typed into the call: the tensor words of `fdispatch explain`. Keysets of words were computed by the core.
function calls(data) {
  const bits = new Map(data.keys.map((name, at) => [name, at]));
  const error = (message) => { throw new Error(message); };

  function keyBits(name) {
    const f = data.functionalities.findIndex(([own]) => own === name);
    if (f > 0) return 1n << BigInt(15 + f);
    if (name === data.keys[0]) return 0n;
    const at = bits.get(name);
    if (at === undefined) return null;
    const owner = data.functionalities.findIndex(([, offset, marker]) => marker && at >= offset && at < offset + data.backends.length);
    return (1n << BigInt(15 + owner)) | (1n << BigInt(at - data.functionalities[owner][1]));
  }

  function tensor(text) {
    const [word, ...suffixes] = text.split("+");
    if (text === "undefined") return { keys: BigInt(data.undefined), grad: false };
    if (word in data.words) {
      let [grad, inference, keys] = [false, false, 0n];
      for (const suffix of suffixes.map((s) => s.toLowerCase())) {
        if (suffix === "grad") grad = true;
        else if (suffix === "inference") inference = true;
        else if (suffix in data.suffixes) keys |= BigInt(data.suffixes[suffix]);
        else error(`unknown suffix +${suffix}; there are +grad, +inference, +${Object.keys(data.suffixes).join(", +")}`);
      }
      return { keys: keys | BigInt(data.words[word][inference ? 1 : 0]), grad };
    }
    const grad = /\+grad$/i.test(text);
    let body = grad ? text.slice(0, -5) : text;
    if (body.startsWith("(") && body.endsWith(")")) body = body.slice(1, -1);
    if (/^0x[0-9a-f]{1,16}$/i.test(body)) {
      const raw = BigInt(body);
      return raw & ~BigInt(data.full) ? error(`${body} has bits that mean nothing`) : { keys: raw, grad };
    }
    const keys = body.split(",").map((name) => keyBits(name.trim()) ?? error(`unknown tensor or dispatch key ${name.trim() || "(empty)"}`));
    return { keys: keys.reduce((a, b) => a | b, 0n), grad };
  }

  // Commas outside parentheses separate.
  function split(text) {
    const parts = [];
    let [depth, start] = [0, 0];
    for (let i = 0; i <= text.length; i++) {
      const c = text[i];
      if (c === "(") depth++;
      else if (c === ")") depth--;
      else if (i === text.length || (c === "," && depth === 0)) { parts.push(text.slice(start, i).trim()); start = i + 1; }
    }
    return parts;
  }

  // One argument for one parameter [name, type, flags]; empty text leaves an optional one out.
  function argument([name, type, flags], text) {
    text = text.trim();
    if (flags.includes("d")) {
      if (text === "") return {};
      return text in data.devices ? { device: text } : error(`unknown device ${text}`);
    }
    const counts = flags.includes("k"), optional = flags.includes("o"), nullable = type.endsWith("?") || type.includes("Tensor?");
    if (text === "") return optional ? { counts, tensors: [] } : error(`${name} needs a tensor`);
    if (text === "none") return optional || nullable ? { counts, tensors: [] } : error(`${name} cannot be none`);
    const list = text.startsWith("[");
    if (list !== type.includes("[")) error(list ? `${name} is a ${type}, not a list` : `${name} is a list: write [${text}]`);
    if (!list) return { counts, tensors: [tensor(text)] };
    if (!text.endsWith("]")) error(`the list has no closing ]`);
    const inside = text.slice(1, -1).trim();
    return { counts, tensors: inside === "" ? [] : split(inside).filter((t) => t !== "none").map(tensor) };
  }

  // What stands in a field at first: a CPU tensor where one is needed.
  const example = ([, type, flags]) => (flags.includes("o") || flags.includes("d") ? "" : type.includes("[") ? "[cpu]" : "cpu");

  // The same question for the command line. Arguments are given by name once one before them is left out.
  function commandLine(op, texts, guards) {
    const quote = (t) => (/^[\w.,:=+-]+$/.test(t) ? t : `'${t}'`);
    const parts = ["fdispatch explain", op[0]];
    let gap = false;
    op[4].forEach(([name, , flags], i) => {
      const value = texts[i].trim();
      if (value === "") { gap = true; return; }
      parts.push(quote(gap || flags.includes("d") || flags.includes("n") ? `${name}=${value}` : value));
    });
    for (const guard of guards) parts.push("--guard " + quote(guard));
    return parts.join(" ");
  }

  return { argument, example, commandLine };
}
