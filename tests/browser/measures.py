"""What is measured on a page as it is drawn: boxes, letters, colours, motion. Sizes are CSS pixels."""

from itertools import combinations
from typing import Any

Target = dict[str, Any]

TARGETS = """() => {
  const shown = e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().bottom > 0;
  const inText = e => e.matches('p a, li a, dd a') && getComputedStyle(e).display === 'inline' && !e.closest('svg');
  const name = e => (e.getAttribute('aria-label') || e.innerText || e.tagName).trim().slice(0, 40);
  const kinds = 'button, a[href], input:not([type=hidden]), summary, label[for], audio[controls]';
  return [...document.querySelectorAll(kinds)]
    .filter(e => shown(e) && !inText(e) && !(e.matches('input') && e.closest('label')))
    .map((e, id) => {
      const box = e.getBoundingClientRect();
      e.dataset.target = id;
      const around = e.parentElement.closest('[data-target]');
      return {name: name(e), card: e.matches('.card'), inside: around ? +around.dataset.target : null,
              x: box.x, y: box.y + scrollY, width: box.width, height: box.height};
    });
}"""

CLIPPED = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility() || parent.closest('.only-heard, .skip-link, noscript')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      for (let around = parent; around && around !== document.body; around = around.parentElement) {
        if (getComputedStyle(around).overflow === 'visible') continue;
        const frame = around.getBoundingClientRect();
        const inside = box.left >= frame.left - 1 && box.right <= frame.right + 1
          && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
        if (!inside) found.push(node.data.trim().slice(0, 40));
      }
      if (box.right > document.documentElement.clientWidth + 1) found.push('beyond the edge: ' + node.data.trim());
    }
  }
  return [...new Set(found)];
}"""

LETTERS = """() => {
  const found = new Map();
  const title = parseFloat(getComputedStyle(document.querySelector('h1')).fontSize);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !e.checkVisibility() || e.closest('.only-heard, noscript, svg')) continue;
    const style = getComputedStyle(e);
    found.set(e, {
      words: node.data.trim().slice(0, 40), size: parseFloat(style.fontSize),
      height: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
      running: Boolean(e.closest('p, dd, .says, .room')) && !e.closest('.button')
        && parseFloat(style.fontSize) < title,
      align: style.textAlign, slant: style.fontStyle,
      caps: style.textTransform, line: style.textDecorationLine, link: Boolean(e.closest('a, .link')),
      control: Boolean(e.closest('button, a, label, summary')),
    });
  }
  return [...found.values()];
}"""

CHOICES = """() => [...document.querySelectorAll('#screen :is(.card, .ways .button, .rooms .button)')]
  .filter(e => e.checkVisibility() && !e.closest('details .ways, .bar'))
  .map(e => e.innerText.trim()).filter(words => words !== 'Go back').length"""
"""How many things a child's screen offers, beside the way back and what is folded away."""

LENGTH = "document.documentElement.scrollHeight"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

MOTION = """() => document.getAnimations().map(one => ({
  name: one.animationName || one.transitionProperty,
  state: one.playState, duration: one.effect.getComputedTiming().duration,
}))"""

REDS = """() => {
  const red = colour => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    const high = Math.max(r, g, b), low = Math.min(r, g, b);
    const hue = r === high && high > low ? 60 * (g - b) / (high - low) : 180;
    return a > 0 && hue <= 14 && hue >= -14 && (high - low) / high > .3;
  };
  const paints = ['color', 'backgroundColor', 'borderTopColor', 'outlineColor', 'fill', 'stroke'];
  const painted = e => paints.map(one => getComputedStyle(e)[one]).filter(one => one.startsWith('rgb') && red(one));
  return [...document.querySelectorAll('body, body *')].filter(e => painted(e).length)
    .map(e => `${e.tagName}.${e.classList} ${painted(e)}`);
}"""

PALETTE = """name => {
  document.documentElement.dataset.palette = name;
  document.querySelector('meta[name=color-scheme]').content = name === 'night' ? 'dark' : 'light';
}"""
"""Puts on another palette as the page itself would come in it."""

INKS = """() => {
  const words = e => [...e.childNodes].some(one => one.nodeType === 3 && one.data.trim()) && e.checkVisibility();
  const ink = e => {
    const style = getComputedStyle(e), size = parseFloat(style.fontSize), papers = [];
    for (let on = e; on; on = on.parentElement) {
      const paper = getComputedStyle(on);
      papers.push(paper.backgroundColor, paper.backgroundImage, paper.opacity, paper.position);
    }
    return [style.color, size >= 24 || (size >= 18.66 && style.fontWeight >= 700), ...papers].join();
  };
  return [...new Set([...document.querySelectorAll('body *')].filter(words).map(ink))];
}"""
"""Each colour of text, with whether it is large and all the papers it lies on: what contrast depends on."""

SHAPE = """() => [...document.querySelectorAll('*')].map(e => {
  const style = getComputedStyle(e), scrolls = /auto|scroll/.test(style.overflow);
  const over = scrolls && (e.scrollHeight > e.clientHeight || e.scrollWidth > e.clientWidth);
  return 2 * e.checkVisibility({visibilityProperty: true, opacityProperty: true}) + over;
}).join('')"""
"""Of every element whether it is there to be seen and whether it can be scrolled."""

ALL_INK = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.planks, .planks * { background-color: white !important; border-color: black !important }'
    + ' .laid::after { background-color: black !important }'
    + ' html { filter: grayscale(1) contrast(3) }');
  document.adoptedStyleSheets = [sheet];
}"""
"""No colour at all, and every plank of the same paper: what is left is shape."""

WATCH = """() => {
  window.changes = [];
  window.watchedFrom = performance.now();
  const boxes = () => [...document.querySelectorAll('body *')].map(e => {
    const box = e.getBoundingClientRect();
    return [box.x, box.y, box.width, box.height].join();
  }).join(';');
  window.before = boxes();
  window.boxesNow = boxes;
  new MutationObserver(list => window.changes.push(...list.map(one => one.type)))
    .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}"""

SHIFT = """() => new Promise(done => {
  const since = one => one.startTime >= (window.watchedFrom || 0);
  new PerformanceObserver(list => done(list.getEntries().filter(since).reduce((sum, one) => sum + one.value, 0)))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(0), 300);
})"""
"""How far things jumped: since the page is watched, or, where it is not, since it came."""

RING = """() => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => {
    const parts = channels(colour).map(c => c / 255);
    const [r, g, b] = parts.map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const opaque = e => {
    for (; e; e = e.parentElement) {
      const parts = channels(getComputedStyle(e).backgroundColor);
      if (parts.length === 3 || parts[3] > 0) return getComputedStyle(e).backgroundColor;
    }
  };
  const e = document.activeElement, style = getComputedStyle(e);
  const box = e.getBoundingClientRect(), room = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const cuts = around => {
    const frame = around.getBoundingClientRect();
    return getComputedStyle(around).overflow !== 'visible' && (box.left - room < frame.left - 1
      || box.right + room > frame.right + 1 || box.top - room < frame.top - 1 || box.bottom + room > frame.bottom + 1);
  };
  let hidden = box.bottom < 0 || box.top > innerHeight || box.left - room < -1 || box.right + room > innerWidth + 1;
  for (let around = e.parentElement; around; around = around.parentElement) hidden = hidden || cuts(around);
  const behind = opaque(e.parentElement) || 'rgb(255, 255, 255)';
  const [a, b] = [light(style.outlineColor), light(behind)].sort((x, y) => y - x);
  return {name: (e.getAttribute('aria-label') || e.innerText || e.id || e.tagName).slice(0, 40), tag: e.tagName,
          hidden, style: style.outlineStyle, width: parseFloat(style.outlineWidth), contrast: (a + .05) / (b + .05)};
}"""

LISTEN = """
  window.heard = []; window.haste = 1; window.sounds = new Set();
  const begin = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    heard.push(new URL(this.src).pathname.split('/').pop().replace('.mp3', ''));
    sounds.add(this); this.playbackRate = haste;
    return begin.call(this);
  };
  const speak = speechSynthesis.speak;
  speechSynthesis.speak = words => { heard.push(words.text); speak.call(speechSynthesis, words); };
"""
"""Notes everything that a page begins to play; it is played all the same."""

UNSPACED = "document.adoptedStyleSheets = []"
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important }'
    + ' * { word-spacing: .16em !important }'
    + ' p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}"""

SIGHT = f"""() => {{
  const over = () => {SIDEWAYS} > 0 ? [`${{{SIDEWAYS}}} px too wide`] : [];
  const cut = () => [...({CLIPPED})(), ...over()];
  const plain = {{
    targets: ({TARGETS})(), choices: ({CHOICES})(), length: {LENGTH}, letters: ({LETTERS})(), cut: cut(),
  }};
  ({SPACED})();
  const spaced = cut();
  {UNSPACED};
  return {{...plain, spaced}};
}}"""
"""A page as it is drawn: what can be tapped, how much it offers, its length and letters, what is cut or too wide.

Last it spaces the text, and says what is cut or too wide then.
"""


def crowded(found: list[Target], least: float) -> list[tuple[str, str, float]]:
    """Pairs of targets that stand closer than `least`, and how close; one inside the other does not count."""
    apart = [(one, other) for one, other in combinations(range(len(found)), 2) if not nested(found, one, other)]
    gaps = [(found[one]["name"], found[other]["name"], gap(found[one], found[other])) for one, other in apart]
    return [(one, other, room) for one, other, room in gaps if room < least]


def nested(found: list[Target], one: int, other: int) -> bool:
    """Whether one of two targets stands inside the other."""
    return found[other]["inside"] == one or found[one]["inside"] == other


def gap(one: Target, other: Target) -> float:
    """How far two boxes are apart, along the axis on which they are further apart."""
    across = max(one["x"], other["x"]) - min(one["x"] + one["width"], other["x"] + other["width"])
    down = max(one["y"], other["y"]) - min(one["y"] + one["height"], other["y"] + other["height"])
    return round(max(across, down), 1)
