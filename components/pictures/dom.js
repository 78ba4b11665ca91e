// As much of a browser's document as plotly.js asks for when it draws a figure as SVG: a tree of elements, their styles, selectors, the
// size of text, and SVG as text. No layout, no events, no network.
"use strict";
{
  const SVG = "http://www.w3.org/2000/svg", XLINK = "http://www.w3.org/1999/xlink", HTML = "http://www.w3.org/1999/xhtml";
  const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const escaped = (text) => text.replace(NOT_IN_XML, "").replace(/[&<>\u00a0]/g, (sign) => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})[sign]);
  const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

  class Style {
    constructor() { this.held = new Map(); }
    setProperty(name, value) {
      const text = String(value).trim();
      if (value === null || text === "") this.held.delete(name);
      else if (text !== "undefined" && text !== "NaN") this.held.set(name, normal(name, text));
    }
    getPropertyValue(name) { return this.held.get(name) ?? ""; }
    removeProperty(name) { this.held.delete(name); }
    get cssText() { return [...this.held].map(([name, value]) => `${name}: ${value};`).join(" "); }
    set cssText(text) {
      this.held.clear();
      for (const part of String(text).split(";")) {
        const at = part.indexOf(":");
        if (at > 0) this.setProperty(part.slice(0, at).trim(), part.slice(at + 1).replace("!important", ""));
      }
    }
  }
  // As browsers write what was set
  const LENGTHS = /^(font-size|width|height|top|left|right|bottom)$/, COLOURS = /^(fill|stroke|color|background-color|stop-color)$/;
  const normal = (name, value) => {
    if (name === "font-family") return value.split(/,\s*/).map((each) => (/^[^"']* [^"']*$/.test(each) ? `"${each}"` : each)).join(", ");
    if (name === "stroke-dasharray") return value.split(/[,\s]+/).join(", ");
    if (COLOURS.test(name)) return colour(value);
    return LENGTHS.test(name) && /^-?[\d.]+$/.test(value) && value !== "0" ? `${value}px` : value;
  };
  const colour = (value) => {
    const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value);
    if (hex) return `rgb(${hex.slice(1).map((each) => parseInt(each, 16)).join(", ")})`;
    const rgba = /^rgba?\(([^)]*)\)$/.exec(value);
    if (!rgba) return value;
    const parts = rgba[1].split(",").map((each) => each.trim());
    return parts.length === 4 && Number(parts[3]) !== 1 ? `rgba(${parts.join(", ")})` : `rgb(${parts.slice(0, 3).join(", ")})`;
  };
  const styleOf = (held) => new Proxy(held, {
    get: (it, name) => (typeof name === "string" && !(name in it) ? it.getPropertyValue(dashed(name)) : typeof it[name] === "function" ? it[name].bind(it) : it[name]),
    set: (it, name, value) => { if (name === "cssText") it.cssText = value; else it.setProperty(dashed(name), value); return true; },
    deleteProperty: (it, name) => { it.removeProperty(dashed(name)); return true; },
  });

  class Node {
    constructor(document) { this.ownerDocument = document; this.parentNode = null; this.childNodes = []; }
    get firstChild() { return this.childNodes[0] ?? null; }
    get lastChild() { return this.childNodes[this.childNodes.length - 1] ?? null; }
    get nextSibling() { return this.beside(1); }
    get previousSibling() { return this.beside(-1); }
    beside(step) { const all = this.parentNode?.childNodes; return all?.[all.indexOf(this) + step] ?? null; }
    get parentElement() { return this.parentNode; }
    get children() { return this.childNodes.filter((each) => each.nodeType === 1); }
    get firstElementChild() { return this.children[0] ?? null; }
    hasChildNodes() { return this.childNodes.length > 0; }
    contains(other) { for (let at = other; at; at = at.parentNode) if (at === this) return true; return false; }
    appendChild(node) { return this.insertBefore(node, null); }
    insertBefore(node, before) {
      if (node.nodeType === 11) { for (const each of [...node.childNodes]) this.insertBefore(each, before); return node; }
      node.parentNode?.removeChild(node);
      node.parentNode = this;
      if (before) this.childNodes.splice(this.childNodes.indexOf(before), 0, node);
      else this.childNodes.push(node);
      return node;
    }
    removeChild(node) {
      const at = this.childNodes.indexOf(node);
      if (at >= 0) this.childNodes.splice(at, 1);
      node.parentNode = null;
      return node;
    }
    replaceChild(node, old) { this.insertBefore(node, old); return this.removeChild(old); }
    remove() { this.parentNode?.removeChild(this); }
    append(...nodes) { for (const each of nodes) this.appendChild(typeof each === "string" ? this.ownerDocument.createTextNode(each) : each); }
    get textContent() { return this.childNodes.map((each) => each.textContent).join(""); }
    set textContent(text) {
      for (const each of this.childNodes) each.parentNode = null;
      this.childNodes = [];
      if (text !== null && text !== undefined && text !== "") this.appendChild(this.ownerDocument.createTextNode(String(text)));
    }
    addEventListener() {}
    removeEventListener() {}
    dispatchEvent() { return true; }
    querySelectorAll(selector) { return found(this, selector); }
    querySelector(selector) { return found(this, selector, 1)[0] ?? null; }
    getElementsByTagName(name) { return found(this, name); }
    getElementsByClassName(name) { return found(this, `.${name}`); }
    compareDocumentPosition() { return 0; }
  }

  class Text extends Node {
    constructor(document, data) { super(document); this.nodeType = 3; this.nodeName = "#text"; this.data = data; }
    get textContent() { return this.data; }
    set textContent(text) { this.data = String(text); }
    get nodeValue() { return this.data; }
    cloneNode() { return new Text(this.ownerDocument, this.data); }
  }

  class Element extends Node {
    constructor(document, namespace, name) {
      super(document);
      this.nodeType = 1;
      this.namespaceURI = namespace;
      this.localName = name;
      this.nodeName = this.tagName = namespace === HTML ? name.toUpperCase() : name;
      this.held = new Map();
      this.css = new Style();
      this.style = styleOf(this.css);
    }
    get id() { return this.held.get("id") ?? ""; }
    set id(value) { this.held.set("id", String(value)); }
    get className() { return this.namespaceURI === SVG ? {baseVal: this.held.get("class") ?? ""} : this.held.get("class") ?? ""; }
    set className(value) { this.held.set("class", String(value)); }
    get classes() { return (this.held.get("class") ?? "").split(/\s+/).filter(Boolean); }
    get classList() {
      const write = (names) => this.held.set("class", names.join(" "));
      return {
        add: (...names) => write([...new Set([...this.classes, ...names])]),
        remove: (...names) => write(this.classes.filter((each) => !names.includes(each))),
        contains: (name) => this.classes.includes(name),
        toggle: (name, on) => write(on ?? !this.classes.includes(name) ? [...new Set([...this.classes, name])] : this.classes.filter((each) => each !== name)),
      };
    }
    get attributes() { return [...this.held].map(([name, value]) => ({name, value})); }
    getAttribute(name) { return name === "style" ? (this.css.held.size ? this.css.cssText : null) : this.held.get(name) ?? null; }
    setAttribute(name, value) { if (name === "style") this.css.cssText = value; else this.held.set(name, String(value)); }
    removeAttribute(name) { if (name === "style") this.css.cssText = ""; else this.held.delete(name); }
    hasAttribute(name) { return this.getAttribute(name) !== null; }
    getAttributeNS(_namespace, name) { return this.getAttribute(name); }
    setAttributeNS(namespace, name, value) { this.setAttribute(namespace === XLINK && !name.includes(":") ? `xlink:${name}` : name, value); }
    removeAttributeNS(namespace, name) { this.removeAttribute(namespace === XLINK && !name.includes(":") ? `xlink:${name}` : name); }
    get ownerSVGElement() { let at = this.parentNode; while (at && at.nodeName !== "svg") at = at.parentNode; return at; }
    get href() { return {baseVal: this.getAttribute("xlink:href") ?? this.getAttribute("href") ?? ""}; }
    get sheet() { return {insertRule() {}, deleteRule() {}, cssRules: []}; }
    matches(selector) { return parsed(selector).some((each) => fits(this, each, null)); }
    closest(selector) { for (let at = this; at; at = at.parentNode) if (at.nodeType === 1 && at.matches(selector)) return at; return null; }
    cloneNode(deep) {
      const copy = this.ownerDocument.createElementNS(this.namespaceURI, this.localName);
      copy.held = new Map(this.held);
      copy.css.held = new Map(this.css.held);
      if (deep) for (const each of this.childNodes) copy.appendChild(each.cloneNode(true));
      return copy;
    }
    get transform() {
      return {baseVal: {consolidate: () => { const matrix = transformed(this.getAttribute("transform")); return matrix && {matrix}; }, numberOfItems: this.hasAttribute("transform") ? 1 : 0}};
    }
    get clientWidth() { return parseFloat(this.style.width) || 0; }
    get clientHeight() { return parseFloat(this.style.height) || 0; }
    get offsetWidth() { return this.clientWidth; }
    get offsetHeight() { return this.clientHeight; }
    getBBox() { return rect(box(this, inner(this))); }
    getBoundingClientRect() { return rect(box(this, above(this))); }
    getComputedTextLength() { const all = box(this, IDENTITY); return all ? all[2] - all[0] : 0; }
    getTotalLength() { return pieces(this).reduce((sum, [from, to]) => sum + apart(from, to), 0); }
    getPointAtLength(length) {
      let left = length, end = {x: 0, y: 0};
      for (const [from, to] of pieces(this)) {
        const long = apart(from, to);
        if (left <= long && long) return {x: from.x + (to.x - from.x) * left / long, y: from.y + (to.y - from.y) * left / long};
        left -= long;
        end = to;
      }
      return end;
    }
    getScreenCTM() { return {...IDENTITY_MATRIX, inverse: () => IDENTITY_MATRIX}; }
    createSVGPoint() { return {x: 0, y: 0, matrixTransform() { return this; }}; }
    getContext() { return null; }
    focus() {}
    blur() {}
    get innerHTML() { return this.childNodes.map(written).join(""); }
    set innerHTML(text) { this.textContent = String(text).replace(/<[^<>]*>/g, "").replace(/&(#?\w+);/g, entity); }
    get outerHTML() { return written(this); }
  }
  const ENTITIES = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", times: "×", deg: "°", plusmn: "±", mu: "μ"};
  const entity = (whole, name) => {
    const code = name[0] === "#" ? (/^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10)) : NaN;
    return Number.isFinite(code) && code < 0x110000 ? String.fromCodePoint(code) : ENTITIES[name] ?? whole;
  };

  // Selectors: tag, #id, .class, [name], [name*=value], combined, below each other (space or >), and lists of these.
  const known = new Map();
  const parsed = (selector) => {
    if (!known.has(selector)) {
      known.set(selector, selector.split(",").map((one) => {
        const steps = [];
        let child = false;
        for (const part of one.trim().replace(/\s*>\s*/g, " > ").split(/\s+/)) {
          if (part === ">") { child = true; continue; }
          steps.push({child, tests: simple(part)});
          child = false;
        }
        return steps;
      }));
    }
    return known.get(selector);
  };
  const simple = (part) => [...part.matchAll(/([.#]?)((?:[\w-]|\\.)+|\*)|\[([\w:-]+)(?:([*^$]?)=["']?([^"'\]]*)["']?)?\]|:(not\([^)]*\)|[\w-]+)/g)].map((it) => {
    if (it[6]) {
      const negated = /^not\((.*)\)$/.exec(it[6]);
      if (negated) { const tests = simple(negated[1]); return (node) => !tests.every((test) => test(node)); }
      if (it[6] === "first-child") return (node) => node.parentNode?.children[0] === node;
      throw new Error(`selector :${it[6]}`);
    }
    if (it[3]) {
      const [, , , name, how, value] = it;
      return (node) => {
        const has = node.getAttribute(name);
        if (has === null || value === undefined) return has !== null;
        return {"*": has.includes(value), "^": has.startsWith(value), "$": has.endsWith(value), "": has === value}[how];
      };
    }
    const name = it[2].replaceAll("\\", "");
    if (it[1] === ".") return (node) => (node.held.get("class") ?? "").split(" ").includes(name);
    if (it[1] === "#") return (node) => node.held.get("id") === name;
    return name === "*" ? () => true : (node) => node.localName === name;
  });
  const fits = (node, steps, root, at = steps.length - 1) => {
    if (!steps[at].tests.every((test) => test(node))) return false;
    if (at === 0) return !steps[0].child || node.parentNode === root;
    for (let up = node.parentNode; up && up.nodeType === 1; up = up.parentNode) {
      if (fits(up, steps, root, at - 1)) return true;
      if (steps[at].child) return false;
    }
    return false;
  };
  const found = (root, selector, most = Infinity) => {
    const lists = parsed(selector), out = [];
    const walk = (node) => {
      for (const each of node.childNodes) {
        if (each.nodeType !== 1) continue;
        if (lists.some((steps) => fits(each, steps, root))) { out.push(each); if (out.length >= most) return true; }
        if (walk(each)) return true;
      }
      return false;
    };
    walk(root);
    return out;
  };

  // Geometry: boxes [left, top, right, bottom] under matrices [a, b, c, d, e, f].
  const IDENTITY = [1, 0, 0, 1, 0, 0], IDENTITY_MATRIX = {a: 1, b: 0, c: 0, d: 1, e: 0, f: 0};
  const times = (m, n) => [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];
  const matrixOf = (text) => {
    let all = IDENTITY;
    for (const [, name, given] of (text ?? "").matchAll(/(\w+)\(([^)]*)\)/g)) {
      const [a = 0, b, c, d, e, f] = given.split(/[\s,]+/).filter(Boolean).map(Number);
      const turn = (angle) => { const r = angle * Math.PI / 180; return [Math.cos(r), Math.sin(r), -Math.sin(r), Math.cos(r), 0, 0]; };
      all = times(all, name === "translate" ? [1, 0, 0, 1, a, b ?? 0]
        : name === "scale" ? [a, 0, 0, b ?? a, 0, 0]
          : name === "rotate" ? (b === undefined ? turn(a) : times(times([1, 0, 0, 1, b, c], turn(a)), [1, 0, 0, 1, -b, -c]))
            : name === "matrix" ? [a, b, c, d, e, f] : IDENTITY);
    }
    return all;
  };
  const transformed = (text) => { if (!text) return null; const [a, b, c, d, e, f] = matrixOf(text); return {a, b, c, d, e, f}; };
  const above = (node) => { let all = IDENTITY; for (let at = node; at && at.nodeType === 1; at = at.parentNode) all = times(matrixOf(at.held.get("transform")), all); return all; };
  const inner = () => IDENTITY;
  const joined = (one, two) => (!one ? two : !two ? one : [Math.min(one[0], two[0]), Math.min(one[1], two[1]), Math.max(one[2], two[2]), Math.max(one[3], two[3])]);
  const under = (m, b) => {
    if (!b) return null;
    const xs = [], ys = [];
    for (const [x, y] of [[b[0], b[1]], [b[2], b[1]], [b[0], b[3]], [b[2], b[3]]]) { xs.push(m[0] * x + m[2] * y + m[4]); ys.push(m[1] * x + m[3] * y + m[5]); }
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  };
  const rect = (b) => { const [x, y, right, bottom] = b ?? [0, 0, 0, 0]; return {x, y, left: x, top: y, right, bottom, width: right - x, height: bottom - y}; };
  const number = (node, name) => parseFloat(node.held.get(name)) || 0;
  const box = (node, m) => {
    if (node.style.display === "none") return null;
    switch (node.localName) {
      case "text": return under(m, textBox(node));
      case "tspan": { let at = node; while (at && at.localName !== "text") at = at.parentNode; return at && under(m, textBox(at)); }
      case "rect": case "image": return under(m, [number(node, "x"), number(node, "y"), number(node, "x") + number(node, "width"), number(node, "y") + number(node, "height")]);
      case "circle": return under(m, [number(node, "cx") - number(node, "r"), number(node, "cy") - number(node, "r"), number(node, "cx") + number(node, "r"), number(node, "cy") + number(node, "r")]);
      case "path": return under(m, pathBox(node.held.get("d") ?? ""));
      case "line": return under(m, [Math.min(number(node, "x1"), number(node, "x2")), Math.min(number(node, "y1"), number(node, "y2")), Math.max(number(node, "x1"), number(node, "x2")), Math.max(number(node, "y1"), number(node, "y2"))]);
      case "div": case "svg": if (node.style.width) return under(m, [0, 0, node.clientWidth, node.clientHeight]); // falls through
      default: {
        let all = null;
        for (const each of node.childNodes) if (each.nodeType === 1 && each.localName !== "defs" && each.localName !== "clipPath") all = joined(all, box(each, times(m, matrixOf(each.held.get("transform")))));
        return all;
      }
    }
  };
  // The straight pieces of a path; of a curve the piece between its ends.
  const apart = (from, to) => Math.hypot(to.x - from.x, to.y - from.y);
  const pieces = (path) => { const points = ends(path.held.get("d") ?? ""); return points.slice(1).map((to, at) => [points[at], to]); };
  const pathBox = (d) => ends(d).reduce((all, {x, y}) => joined(all, [x, y, x, y]), null);
  const ends = (d) => {
    let x = 0, y = 0;
    const points = [];
    for (const [, command, given] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
      const values = (given.match(/-?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?/gi) ?? []).map(Number), relative = command > "Z", upper = command.toUpperCase();
      const size = {H: 1, V: 1, M: 2, L: 2, T: 2, S: 4, Q: 4, C: 6, A: 7}[upper] ?? 0;
      for (let at = 0; size && at + size <= values.length; at += size) {
        const part = values.slice(at, at + size);
        if (upper === "H") x = relative ? x + part[0] : part[0];
        else if (upper === "V") y = relative ? y + part[0] : part[0];
        else { x = relative ? x + part[size - 2] : part[size - 2]; y = relative ? y + part[size - 1] : part[size - 1]; }
        points.push({x, y});
      }
    }
    return points;
  };

  // Text: lines of tspans, each with its own start, its shift downwards and its weight.
  const inherited = (node, name) => { for (let at = node; at && at.nodeType === 1; at = at.parentNode) { const has = at.css.held.get(name) ?? at.held.get(name); if (has) return has; } return ""; };
  const sizeOf = (node) => {
    const own = node.css.held.get("font-size") ?? node.held.get("font-size");
    const outer = () => (node.parentNode?.nodeType === 1 ? sizeOf(node.parentNode) : 16);
    if (!own) return outer();
    return own.endsWith("%") ? outer() * parseFloat(own) / 100 : own.endsWith("em") ? outer() * parseFloat(own) : parseFloat(own);
  };
  const isBold = (weight) => weight === "bold" || weight === "bolder" || Number(weight) >= 550;
  globalThis.textWidth = (text, size, face) => {
    const {advances, pairs, other} = metrics[face];
    let sum = 0, before = "";
    for (const sign of text) { sum += advances[sign] ?? other; sum += pairs[before + sign] ?? 0; before = sign; }
    return sum * size / 1000;
  };
  // A box of text ends with its last sign's advance, or with its ink, which browsers round up to pixels of the screen: here half ones.
  const overhang = (text, size, face) => {
    const {advances, inked, other} = metrics[face], last = [...text].at(-1);
    return Math.max(0, Math.ceil(2 * (inked[last] ?? 0) * size / 1000) / 2 - (advances[last] ?? other) * size / 1000);
  };
  const textBox = (text) => {
    let all = null, chunk = [];
    const at = {x: number(text, "x"), y: number(text, "y")};
    const close = () => {
      const width = chunk.reduce((sum, each) => sum + each.width, 0), anchor = inherited(text, "text-anchor");
      let x = at.x - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
      for (const each of chunk) { all = joined(all, [x, each.y - each.up, x + each.width + each.over, each.y + each.down]); x += each.width; }
      chunk = [];
    };
    const walk = (node) => {
      if (node.nodeType === 3) {
        const parent = node.parentNode, size = sizeOf(parent), {ascent, descent} = metrics.regular;
        const up = Math.round(ascent * size / 1000), down = Math.round(descent * size / 1000);
        const face = isBold(inherited(parent, "font-weight")) ? "bold" : "regular";
        if (node.data) chunk.push({width: textWidth(node.data, size, face), over: overhang(node.data, size, face), y: at.y, up, down});
        return;
      }
      if (node !== text && (node.held.has("x") || node.held.has("y"))) { close(); if (node.held.has("x")) at.x = number(node, "x"); if (node.held.has("y")) at.y = number(node, "y"); }
      const shift = node.held.get("dy");
      if (shift) at.y += shift.endsWith("em") ? parseFloat(shift) * sizeOf(node) : parseFloat(shift) || 0;
      node.childNodes.forEach(walk);
    };
    walk(text);
    close();
    return all;
  };

  const rounded = (path) => path.replace(/-?\d*\.\d{3,}(?:e[-+]?\d+)?/g, (number) => String(Math.round(number * 100) / 100));
  const written = (node) => {
    if (node.nodeType === 3) return escaped(node.data);
    const name = node.localName, style = node.css.held.size ? ` style="${escaped(node.css.cssText).replaceAll('"', "&quot;")}"` : "";
    const attributes = [...node.held].filter(([key]) => key !== "class" && !key.startsWith("data-"))
      .map(([key, value]) => ` ${key}="${escaped(key === "d" ? rounded(value) : value).replaceAll('"', "&quot;")}"`).join("");
    return `<${name}${attributes}${style}${node.childNodes.length ? `>${node.childNodes.map(written).join("")}</${name}>` : "/>"}`;
  };

  class Document extends Node {
    constructor() {
      super(null);
      this.nodeType = 9;
      this.ownerDocument = this;
      this.documentElement = this.appendChild(this.createElement("html"));
      this.head = this.documentElement.appendChild(this.createElement("head"));
      this.body = this.documentElement.appendChild(this.createElement("body"));
      this.defaultView = globalThis;
      this.readyState = "complete";
      this.baseURI = "";
      this.currentScript = null;
      this.implementation = {hasFeature: () => true};
      this.fonts = {ready: Promise.resolve()};
      this.styleSheets = [];
    }
    createElement(name) { return new Element(this, HTML, name.toLowerCase()); }
    createElementNS(namespace, name) { return new Element(this, namespace, name); }
    createTextNode(text) { return new Text(this, String(text)); }
    createDocumentFragment() { const made = new Node(this); made.nodeType = 11; return made; }
    getElementById(id) { return found(this, "*").find((each) => each.id === id) ?? null; }
    createEvent() { return {initEvent() {}, initCustomEvent() {}}; }
  }

  const later = [];
  const empty = (name) => ({[name]: class {}})[name];
  Object.assign(globalThis, {
    window: globalThis, self: globalThis, document: new Document(), Node, Element, HTMLElement: Element, SVGElement: Element,
    navigator: {userAgent: "Mozilla/5.0 Chrome/140.0", platform: "", maxTouchPoints: 0, language: "en"}, location: {href: "", protocol: "https:", search: "", hash: ""},
    getComputedStyle: (node) => node.style, matchMedia: () => ({matches: false, addEventListener() {}, addListener() {}}),
    requestAnimationFrame: (act) => later.push(act), cancelAnimationFrame() {}, setTimeout: (act, _wait, ...given) => later.push(() => act(...given)), clearTimeout(at) { delete later[at - 1]; },
    setInterval: () => 0, clearInterval() {}, addEventListener() {}, removeEventListener() {}, performance: {now: () => Date.now()}, devicePixelRatio: 1,
    XMLSerializer: class { serializeToString(node) { return written(node); } },
    console: {log() {}, warn() {}, error() {}, info() {}, trace() {}}, URL: {createObjectURL: () => ""},
  });
  for (const name of ["Blob", "Worker", "TextDecoder", "TextEncoder", "Image", "MutationObserver", "ResizeObserver", "DOMParser", "CustomEvent", "Event", "XMLHttpRequest", "AbortController", "FileReader", "HTMLCanvasElement", "HTMLVideoElement", "HTMLImageElement", "ImageData", "OffscreenCanvas", "WebGLRenderingContext"]) globalThis[name] ??= empty(name);

  globalThis.runLater = () => { let some = false; for (let at = 0; at < later.length; at++) { const act = later[at]; if (act) { some = true; act(0); } } later.length = 0; return some; };

  // The same names in every drawing of a figure.
  let state = 1;
  Math.random = () => { state = (state * 48271) % 2147483647; return state / 2147483647; };

  // Draws a figure; `drawing` then holds its SVG, or why there is none, as soon as there is nothing left to do.
  globalThis.drawing = null;
  globalThis.draw = ({data, layout}, width) => {
    drawing = null;
    state = 1;
    Plotly.toImage({data, layout: {...layout, width}, config: {topojsonURL: ""}}, {format: "svg", width, height: layout.height, imageDataOnly: true})
      .then((svg) => { drawing = {svg}; }, (error) => { drawing = {error: String(error?.stack ?? error)}; });
  };
}
