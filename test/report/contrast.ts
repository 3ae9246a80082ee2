/// <reference lib="dom" />

/** Of each text that is shown: how it stands out from what is behind it (WCAG 2). Runs in the browser, so it uses nothing from outside. */
export function contrasts(): { text: string; ratio: number }[] {
  type Colour = [number, number, number, number];
  const colour = (css: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return [red, green, blue, alpha];
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const luminance = (of: Colour) => {
    const [red = 0, green = 0, blue = 0] = of.slice(0, 3).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1];
    const style = getComputedStyle(element);
    const below = behind(element.parentElement);
    // A count stands on the square of its own cell.
    const square = element.querySelector(":scope > rect");
    if (square instanceof SVGElement) {
      const fill = colour(getComputedStyle(square).fill);
      return over([fill[0], fill[1], fill[2], Number(getComputedStyle(square).fillOpacity)], below);
    }
    return over(colour(style.backgroundColor), below);
  };
  const measured: { text: string; ratio: number }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim();
    if (!element || !text || element.closest("script, title") || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const below = behind(element instanceof SVGElement ? element.parentElement : element);
    const front = over(colour(element instanceof SVGElement ? style.fill : style.color), below);
    const [light = 0, dark = 0] = [luminance(front), luminance(below)].sort((one, other) => other - one);
    measured.push({ text, ratio: (light + 0.05) / (dark + 0.05) });
  }
  return measured;
}
