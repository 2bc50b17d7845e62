/* global document, getComputedStyle, innerHeight, innerWidth -- runs in the browser, each function by itself */

/** How far the page reaches beyond what is shown, in CSS pixels, and what of it does. */
export function sideways() {
  const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const wide = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map(({ tagName, className }) => `${tagName}.${className}`);
  return { beyond, wide: beyond > 0 ? wide.slice(0, 5) : [] };
}

/** Text that is cut off by the box that it stands in: what overflows it is hidden. */
export function cutOff() {
  return [...document.body.querySelectorAll('*')]
    .filter((element) => {
      const { overflowX, overflowY, clip, clipPath, position } = getComputedStyle(element);
      const isForListeners = position === 'absolute' && (clip !== 'auto' || clipPath !== 'none');
      if (isForListeners || !element.textContent.trim()) return false;
      const isHiding = (overflow) => overflow === 'hidden' || overflow === 'clip';
      return (
        (isHiding(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (isHiding(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    })
    .map(({ tagName, className }) => `${tagName}.${className}`);
}

/** What is pressed and is less than that many CSS pixels high or wide; links within a sentence are as high as its line (WCAG 2.5.8). */
export function smallTargets(least) {
  const isInSentence = (element) =>
    getComputedStyle(element).display === 'inline' &&
    [...element.parentElement.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const boxOf = (element) => {
    const label = element.labels?.[0];
    const boxes = [element, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect());
    const [top, left] = [Math.min(...boxes.map((box) => box.top)), Math.min(...boxes.map((box) => box.left))];
    const [bottom, right] = [Math.max(...boxes.map((box) => box.bottom)), Math.max(...boxes.map((box) => box.right))];
    return { width: right - left, height: bottom - top };
  };
  return (
    [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => element.checkVisibility() && !isInSentence(element))
      // Above the page until it is reached with the keyboard.
      .filter((element) => element.getBoundingClientRect().bottom > 0 && element.getBoundingClientRect().width > 1)
      .map((element) => ({ says: element.outerHTML.slice(0, 120), ...boxOf(element) }))
      .filter(({ width, height }) => width < least || height < least)
  );
}

/** What has the focus, how it shows it, and whether that can be seen. */
export function focusedNow() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const look = (each) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor } =
      getComputedStyle(each);
    return {
      outline: outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`,
      boxShadow,
      backgroundColor,
      borderColor,
    };
  };
  const focused = look(element);
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  const [x, y] = [
    Math.min(Math.max(left + width / 2, 0), innerWidth - 1),
    Math.min(Math.max(top + height / 2, 0), innerHeight - 1),
  ];
  const onTop = document.elementFromPoint(x, y);
  const all = [...document.querySelectorAll('*')];
  return {
    place: all.indexOf(element),
    says: element.outerHTML.slice(0, 160),
    href: element.getAttribute('href'),
    tag: element.tagName.toLowerCase(),
    outline: focused.outline,
    outlinePixels: Number.parseFloat(focused.outline) || 0,
    ring: focused.boxShadow === 'none' ? '' : focused.boxShadow,
    inView: width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    covered:
      onTop !== null &&
      onTop !== element &&
      !element.contains(onTop) &&
      !onTop.contains(element) &&
      ![...(element.labels ?? [])].some((label) => label.contains(onTop)),
  };
}

/** What can be reached with Tab, as places among all elements. */
export function reachable() {
  const all = [...document.querySelectorAll('*')];
  const radios = new Set();
  return [
    ...document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
    ),
  ]
    .filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0,
    )
    .filter((element) => {
      if (element.type !== 'radio') return true;
      const isFirst = !radios.has(element.name);
      radios.add(element.name);
      return isFirst;
    })
    .map((element) => all.indexOf(element));
}
